import type { FamilyState } from '../model/family-state.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quote } from '../problems/quote.js';
import type { MetadataLine } from '../text-format/comment-line.js';

/** The HELP of a family stands before its samples (text format 0.0.4, "Comments, help text, and type information"). */
export function checkHelpPosition(
  family: FamilyState,
  { keyword, nameStart, nameEnd }: MetadataLine,
  line: number,
): LineFinding | undefined {
  if (keyword !== 'HELP' || family.helpLine !== line || family.firstSample === undefined) return undefined;
  return {
    code: 'semantics/help-after-samples',
    start: nameStart,
    end: nameEnd,
    message: `HELP of ${quote(family.name)} comes after its first sample, which is in line ${String(family.firstSample.line)}`,
    fix: 'write the HELP line before the samples',
  };
}
