/**
 * The share of what two sets have in common.
 *
 * @returns from 0 to 1; 1 for two that are empty
 */
export function shareInCommon<Value>(one: ReadonlySet<Value>, other: ReadonlySet<Value>): number {
  const [smaller, larger] = one.size <= other.size ? [one, other] : [other, one];
  let common = 0;
  for (const value of smaller) if (larger.has(value)) common += 1;
  const all = one.size + other.size - common;
  return all === 0 ? 1 : common / all;
}
