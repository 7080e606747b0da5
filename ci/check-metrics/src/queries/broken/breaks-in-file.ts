import type { PlaceInFile } from '../place-in-file.js';
import { mayHave } from '../series-shape.js';
import type { FoundQuery } from '../sources/found-query.js';
import { labelsInTemplate } from '../template-labels.js';
import type { WholeImpact } from './impact-of-queries.js';
import { labelDifferences } from './label-changes.js';
import type { MetricChanges } from './metric-changes.js';
import type { Break } from './query-impact.js';

/** A break, and where in its file it is seen. */
export type BreakInFile = Omit<Break, 'from' | 'to' | 'passesOn'> & PlaceInFile;

/** What breaks beside an expression: annotations that tell its labels, and a variable that wants the values of one. */
export function breaksInFile(
  { templates = [], wantedLabel }: FoundQuery,
  { shapes, flow }: WholeImpact,
  changes: MetricChanges,
): readonly BreakInFile[] {
  const lost = labelDifferences(shapes, flow, { changes }).filter(({ kind }) => kind === 'lost');
  const named = templates.flatMap(labelsInTemplate);
  return lost.flatMap(({ label, change, origin: { through } }) => {
    if (!mayHave(shapes.base, label)) return [];
    const instead = change.kind === 'label-renamed' ? `which is called ${change.to} now` : 'which is gone';
    const told = named
      .filter((one) => one.label === label)
      .map(({ offset, endOffset }): BreakInFile => ({
        change,
        through,
        offset,
        endOffset,
        how: `tells the label ${label}, ${instead}`,
      }));
    if (wantedLabel?.name !== label) return told;
    const { offset } = wantedLabel;
    const how = `asks for the values of the label ${label}, ${instead}`;
    return [...told, { change, through, offset, endOffset: offset + label.length, how }];
  });
}
