import leven from 'leven';

/**
 * The member of a list that a text was probably meant to be: the same but for case and separators, or a slip of
 * a letter or two away.
 *
 * @param text - what was written
 * @param members - what could have been meant
 * @returns `undefined` where none is near, or several are equally so
 */
export function nearestMember(text: string, members: readonly string[]): string | undefined {
  const sameWord = members.filter((member) => withoutConvention(member) === withoutConvention(text));
  if (sameWord.length > 0) return sameWord.length === 1 ? sameWord[0] : undefined;
  // Another number is another thing, not a slip: 201 was not meant to be 200.
  if (/^\d*$/.test(text)) return undefined;
  const distances = members.map((member) => leven(member.toLowerCase(), text.toLowerCase()));
  const shortest = Math.min(...distances);
  const nearest = members.filter((_, index) => distances[index] === shortest);
  const [member] = nearest;
  const longer = Math.max(text.length, member?.length ?? 0);
  return nearest.length === 1 && shortest <= Math.min(MOST_SLIPS, Math.floor(longer / 3))
    ? member
    : undefined;
}

function withoutConvention(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '');
}

const MOST_SLIPS = 2;
