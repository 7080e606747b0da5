import { cutTo } from '../finding/cut-to.js';

/**
 * Some values of many, as in `"a", "b" and 3 more`.
 *
 * @param values - at least one
 */
export function listedValues(values: readonly (string | number)[], most = MOST_VALUES): string {
  // To say "and 1 more" takes as much room as the one.
  const shown = values.length <= most + 1 ? values : values.slice(0, most);
  const words = shown.map((value) =>
    typeof value === 'number' ? String(value) : `"${cutTo(LONGEST_VALUE, value)}"`,
  );
  const rest = values.length - shown.length;
  if (rest > 0) return `${words.join(', ')} and ${String(rest)} more`;
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

const MOST_VALUES = 5;
const LONGEST_VALUE = 60;
