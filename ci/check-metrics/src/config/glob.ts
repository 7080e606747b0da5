import picomatch from 'picomatch';

/**
 * A pattern as a test of texts: `*` stands for anything, `/` included, `?` for one character, `{a,b}` for one of two,
 * `[abc]` for one of three. A text that is written like the pattern matches it, whatever it is made of, such as the
 * brackets in the address of an IPv6 host.
 *
 * @param pattern - one that {@link globFault} has nothing against
 */
export function glob(pattern: string): (text: string) => boolean {
  const matches = picomatch(withoutSlashes(pattern), OPTIONS);
  return (text) => matches(withoutSlashes(text));
}

/** What is wrong with a pattern, if anything. */
export function globFault(pattern: string): string | undefined {
  if (pattern === '') return 'is empty';
  if (pattern.length > LONGEST) return `has more than ${String(LONGEST)} characters`;
  try {
    picomatch(withoutSlashes(pattern), { ...OPTIONS, strictBrackets: true });
    return undefined;
  } catch {
    return 'has a bracket without its counterpart';
  }
}

const LONGEST = 1000;

const OPTIONS: picomatch.PicomatchOptions = { dot: true, nonegate: true, noextglob: true };

// What is matched are no paths, in which a slash is something that `*` stops at.
function withoutSlashes(text: string): string {
  return text.replaceAll('/', '\u{F8FF}');
}
