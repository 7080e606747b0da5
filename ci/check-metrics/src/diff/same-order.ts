/** Whether two lists have the same in the same order. */
export function sameOrder<Value>(one: readonly Value[], other: readonly Value[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
