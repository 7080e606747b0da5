/** What fits into a UTF-16 unit beside the bit that says that more follow. */
const DIGIT = 0x8000;

/** Arguments of a function are put on the stack, which is not endless. */
const MOST_ARGUMENTS = 8192;

/**
 * Writes a set of numbers as a short text: the same for the same numbers in any order, another for any others.
 *
 * @param ids - whole numbers from 0, each at most once; sorted by this
 */
export function encodeIds(ids: number[]): string {
  sortFew(ids);
  const units: number[] = [];
  for (const id of ids) {
    let rest = id;
    for (; rest >= DIGIT; rest = Math.floor(rest / DIGIT)) units.push(DIGIT + (rest % DIGIT));
    units.push(rest);
  }
  if (units.length <= MOST_ARGUMENTS) return String.fromCharCode(...units);
  let text = '';
  for (let start = 0; start < units.length; start += MOST_ARGUMENTS) {
    text += String.fromCharCode(...units.slice(start, start + MOST_ARGUMENTS));
  }
  return text;
}

/** The numbers that {@link encodeIds} wrote. */
export function decodeIds(text: string): number[] {
  const ids: number[] = [];
  let id = 0;
  let weight = 1;
  for (let position = 0; position < text.length; position++) {
    const unit = text.charCodeAt(position);
    id += (unit % DIGIT) * weight;
    weight *= DIGIT;
    if (unit >= DIGIT) continue;
    ids.push(id);
    id = 0;
    weight = 1;
  }
  return ids;
}

// Label sets are small and mostly come in the same order.
function sortFew(ids: number[]): void {
  for (let index = 1; index < ids.length; index++) {
    if (Number(ids[index - 1]) > Number(ids[index])) {
      ids.sort((one, another) => one - another);
      return;
    }
  }
}
