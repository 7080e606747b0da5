import type { SourceLine } from '../bytes/source-line.js';
import { utf16Length } from '../bytes/utf8.js';
import type { ExpositionLabel } from '../exposition-sample.js';
import type { LabelOffsets } from '../text-format/label-offsets.js';

/** The labels of the line being read as objects of their own, with the place of each value. */
export function toExpositionLabels(
  { bytes, start: lineStart }: SourceLine,
  labels: LabelOffsets,
): ExpositionLabel[] {
  const views: ExpositionLabel[] = [];
  let offset = lineStart;
  let column = 1;
  for (let i = 0; i < labels.count; i++) {
    const start = labels.valueStarts[i] ?? 0;
    const end = labels.valueEnds[i] ?? 0;
    // From label to label, not from the start of the line: a line may have very many labels.
    column += utf16Length(bytes, offset, start);
    const endColumn = column + utf16Length(bytes, start, end);
    views.push({ name: labels.name(i), value: labels.value(i), column, endColumn });
    offset = end;
    column = endColumn;
  }
  return views;
}
