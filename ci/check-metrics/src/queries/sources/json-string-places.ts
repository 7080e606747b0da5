/** Where the string at a path begins and ends, with its quotes; `undefined` where there is none. */
export type JsonStringPlaces = (
  path: readonly string[],
) => { readonly from: number; readonly to: number } | undefined;

/**
 * Finds strings of a JSON text, token by token: a tree with the place of everything in it would be many times as large as
 * the text.
 *
 * @param text - one that `JSON.parse` takes
 * @param keys - of the members that are wanted
 * @returns `undefined` where it is nested more deeply than anything that somebody wrote
 */
export function jsonStringPlaces(text: string, keys: ReadonlySet<string>): JsonStringPlaces | undefined {
  const places = new Map<string, { from: number; to: number }>();
  const path: (string | number)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const from = at;
        at = endOfString(text, from);
        const last = path.length - 1;
        if (last >= DEEPEST) return undefined;
        if (isKey) path[last] = keyOf(text, from, at);
        else if (keys.has(String(path[last]))) places.set(path.join('\0'), { from, to: at + 1 });
        break;
      }
      case OPEN_BRACE:
        path.push('');
        isKey = true;
        break;
      case OPEN_BRACKET:
        path.push(0);
        isKey = false;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        path.pop();
        isKey = false;
        break;
      case COLON:
        isKey = false;
        break;
      case COMMA: {
        const last = path.at(-1);
        isKey = typeof last === 'string';
        if (typeof last === 'number') path[path.length - 1] = last + 1;
        break;
      }
    }
  }
  return (wanted) => places.get(wanted.join('\0'));
}

const DEEPEST = 200;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Where the quote stands that ends it. */
function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function keyOf(text: string, from: number, to: number): string {
  const key = text.slice(from + 1, to);
  return key.includes('\\') ? String(JSON.parse(`"${key}"`)) : key;
}
