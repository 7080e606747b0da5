/**
 * What is wrong with a pattern of a matcher, as far as that can be said without RE2 itself.
 *
 * @returns `undefined` for what may be right
 */
export function patternFault(pattern: string): string | undefined {
  const plain = pattern.replaceAll(/\\[^]/g, '..');
  if (/\(\?<?[=!]/.test(plain)) return 'the pattern looks ahead or behind, which is not possible';
  if (/(?:^|[^\\])(?:\\\\)*\\[1-9]/.test(pattern)) return 'the pattern refers back, which is not possible';
  const counts = Array.from(plain.matchAll(/\{(\d+)(?:,(\d*))?\}/g), ([, least, most]) =>
    Math.max(Number(least), Number(most ?? 0)),
  );
  if (counts.some((count) => count > MOST_REPEATED))
    return 'the pattern repeats something more than 1000 times';
  if (ANOTHER_LANGUAGE.test(pattern)) return undefined;
  return compiled(pattern) ? undefined : 'the pattern is no regular expression';
}

/** Whether a pattern matches a label that is not there. */
export function takesEmpty(pattern: string): boolean {
  return compiled(pattern.replace(/^\(\?[imsU]+\)/, ''))?.test('') ?? false;
}

const MOST_REPEATED = 1000;

// Flags, named groups, classes of POSIX, and repetition of what is repeated: JavaScript reads them otherwise.
const ANOTHER_LANGUAGE = /\(\?[^:]|\[\[?:|[*+?}][*+?{]|\\[pPQEAzC]/;

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch {
    return undefined;
  }
}
