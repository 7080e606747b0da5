/** The shortest spelling that is read back as the same number, the sign of zero included. */
export function printNumber(value: number): string {
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  return Object.is(value, -0) ? '-0' : String(value);
}
