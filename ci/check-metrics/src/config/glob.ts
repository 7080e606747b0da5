/**
 * A pattern as a test of texts: `*` stands for anything, `/` included, `?` for one character, and everything else for
 * itself.
 *
 * No regular expression is made of it: the names that a target makes up are hostile, and one made of `*_*_total` would be
 * busy with a long enough one for hours. Here a star that matched too little is only ever tried one character further,
 * and those before it never again.
 *
 * @param pattern - one that {@link globFault} has nothing against
 */
export function glob(pattern: string): (text: string) => boolean {
  return (text) => {
    let at = 0;
    let star = -1;
    let afterStar = 0;
    for (let index = 0; index < text.length;) {
      const expected = pattern[at];
      if (expected === '*') {
        star = at++;
        afterStar = index;
      } else if (expected === '?' || expected === text[index]) {
        at++;
        index++;
      } else if (star >= 0) {
        at = star + 1;
        index = ++afterStar;
      } else {
        return false;
      }
    }
    while (pattern[at] === '*') at++;
    return at === pattern.length;
  };
}

/** What is wrong with a pattern, if anything. */
export function globFault(pattern: string): string | undefined {
  if (pattern === '') return 'is empty';
  return pattern.length > LONGEST ? `has more than ${String(LONGEST)} characters` : undefined;
}

const LONGEST = 1000;
