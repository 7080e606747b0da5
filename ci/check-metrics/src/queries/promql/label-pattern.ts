import { createRequire } from 'node:module';

/** A regular expression of a matcher: which values it takes, or why Prometheus refuses it. */
export type LabelPattern = { readonly matches: (value: string) => boolean } | { readonly fault: string };

/**
 * Reads a regular expression as Prometheus does: it is one of RE2, and matches a value as a whole. The few kinds of which
 * nearly all are mean the same in JavaScript, which knows them already.
 */
export function labelPattern(pattern: string): LabelPattern {
  const before = READ.get(pattern);
  if (before) return before;
  const read = isSimple(pattern) ? simplePattern(pattern) : re2Pattern(pattern);
  if (READ.size >= MOST_KEPT) READ.clear();
  READ.set(pattern, read);
  return read;
}

/** Rules and panels have the same few again and again. */
const READ = new Map<string, LabelPattern>();
const MOST_KEPT = 1000;

/**
 * Words, alternatives, groups that are not repeated, and a few wildcards: JavaScript tries them one after another, so that
 * many would take it forever, which RE2 never does.
 */
function isSimple(pattern: string): boolean {
  return SIMPLE.test(pattern) && (pattern.match(/[.d][*+]/g)?.length ?? 0) <= MOST_WILDCARDS;
}

const SIMPLE = /^(?:[\w /:,@~=<>"'!%&;#-]|\.[*+]?|\\[./]|\\d[*+]?|[|^$)]|\((?:\?:)?)*$/;
const MOST_WILDCARDS = 3;

function simplePattern(pattern: string): LabelPattern {
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 'su');
    return { matches: (value) => expression.test(value) };
  } catch {
    // There is nothing in it that could be wrong but a parenthesis.
    return { fault: `${NO_PATTERN}: its parentheses do not match` };
  }
}

function re2Pattern(pattern: string): LabelPattern {
  const { RE2JS } = re2();
  try {
    const expression = RE2JS.compile(`^(?:${pattern})$`, RE2JS.DOTALL);
    return { matches: (value) => expression.matches(value) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

// Most runs need none of it, and it takes longer to load than they to check a file.
function re2(): typeof import('re2js') {
  return createRequire(import.meta.url)('re2js') as typeof import('re2js');
}

const NO_PATTERN = 'the pattern is no regular expression';

function faultOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/: `\(\?<?[=!]/.test(message)) return 'the pattern looks ahead or behind, which is not possible';
  if (/: `\\[1-9]/.test(message)) return 'the pattern refers back, which is not possible';
  if (message.includes(': invalid repeat count')) return 'the pattern repeats something more than 1000 times';
  // Without what stands around it.
  const [, reason = '', part = ''] = /^error parsing regexp: (.*?): `(.*)`$/s.exec(message) ?? [];
  const own = part.replace(/^\^\(\?:/, '').replace(/\)\$$/, '');
  return `${NO_PATTERN}${reason && `: ${reason}`}${own && ` at ${own}`}`;
}
