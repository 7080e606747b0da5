import { nearestName } from '../assert/nearest-name.js';
import type { QueryProblem } from './query-context.js';
import { fixOfLabel } from './absent-label.js';
import { mayHave, type SeriesShape } from './series-shape.js';
import {
  type Alternative,
  isLiteral,
  takesAll,
  unmatchedAlternatives,
  valuesMatching,
} from './value-pattern.js';

/** A matcher of a selector, as in `route=~"/v1/.*"`. */
export interface Matcher {
  readonly label: string;
  readonly operator: string;
  /** `undefined` where it is filled in later. */
  readonly value: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly valueFrom: number;
  readonly valueTo: number;
  /** Whether the label is filled in later. */
  readonly isUnknown: boolean;
}

/**
 * Holds a matcher to what series can have. What takes a series without the label, or with any value of it, is for more
 * series than these.
 *
 * @param name - of the series, as the expression has it
 */
export function checkMatcher(
  matcher: Matcher,
  name: string,
  shape: SeriesShape,
  report: (problem: QueryProblem) => void,
): void {
  const { label, operator, value, from, to } = matcher;
  if (matcher.isUnknown) return;
  const subject = { metric: shape.metric ?? name, label };
  if (!mayHave(shape, label)) {
    // To ask for series that do not have it is to know that.
    if (operator === '=' && value === '') return;
    const message = `has no label ${label}`;
    report({
      code: 'query/unknown-label',
      from,
      to,
      ...subject,
      message,
      fix: fixOfLabel(label, shape),
    });
    return;
  }
  const values = shape.labels.get(label);
  if (!values || value === undefined || value === '') return;
  const place = { from: matcher.valueFrom, to: matcher.valueTo };
  for (const wrong of wrongValues(operator, value, values)) {
    report(
      label === 'le' && shape.sort === 'bucket'
        ? {
            code: 'query/unknown-bucket',
            ...place,
            ...subject,
            value: wrong,
            message: `has no bucket with the boundary ${wrong}`,
            fix: `use one of ${values.join(', ')}`,
          }
        : {
            code: 'query/unknown-value',
            ...place,
            ...subject,
            value: wrong,
            message: `its label ${label} is never ${wrong}`,
            fix: fixOfValue(wrong, values),
          },
    );
  }
}

function wrongValues(operator: string, value: string, values: readonly string[]): readonly string[] {
  if (operator === '=' || operator === '!=') return values.includes(value) ? [] : [value];
  if (takesAll(value)) return [];
  return unmatchedAlternatives(value, values)
    .filter((alternative) => !takesAbsent(alternative))
    .map(({ text }) => text);
}

const ABSENT = [''];

/** Whether an alternative is for series without the label, as well. */
function takesAbsent(alternative: Alternative): boolean {
  if (isLiteral(alternative)) return alternative.text === '';
  return valuesMatching(alternative.text, ABSENT).length > 0;
}

function fixOfValue(wrong: string, values: readonly string[]): string {
  const nearest = nearestName(wrong, values);
  if (nearest !== undefined) return `write ${nearest}`;
  return `use one of ${values.slice(0, MOST_NAMED).join(', ')}${values.length > MOST_NAMED ? ', …' : ''}`;
}

const MOST_NAMED = 12;
