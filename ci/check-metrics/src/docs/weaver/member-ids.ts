/**
 * Names for the values of a label, of which a program can make identifiers: each of letters, digits and `_`, beginning
 * with a letter, and no two alike.
 *
 * @param values - no two alike
 * @returns in the same order
 */
export function memberIds(values: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return values.map((value) => {
    const words = value.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const name = words.join('_');
    const plain = /^[a-z]/.test(name) ? name : ['value', ...words].join('_');
    let id = plain;
    for (let count = 2; taken.has(id); count++) id = `${plain}_${String(count)}`;
    taken.add(id);
    return id;
  });
}
