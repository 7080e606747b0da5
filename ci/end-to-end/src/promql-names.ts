/** A matcher of a selector: `route=~"/v1/.*"`. */
export interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

/** A series selector of an expression. */
export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

/** What a PromQL expression names. */
export interface PromqlNames {
  readonly selectors: readonly Selector[];
  /** The labels of `by`, `without`, `on`, `ignoring` and the like. */
  readonly groupingLabels: readonly string[];
}

/**
 * Finds what an expression names, by its tokens alone: enough for expressions that promtool has read already.
 *
 * @throws Error for a selector without a name, which this does not read
 */
export function promqlNames(expression: string): PromqlNames {
  const tokens = [...expression.replaceAll(/#.*$/gm, '').matchAll(TOKEN)].map(([token]) => token);
  const selectors: Selector[] = [];
  const groupingLabels: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (token === '{') throw new Error(`a selector without a name: ${expression}`);
    if (GROUPINGS.has(token)) {
      const end = tokens.indexOf(')', at);
      groupingLabels.push(...tokens.slice(at + 2, end).filter((label) => label !== ','));
      at = end;
    } else if (isMetric(token, tokens[at + 1])) {
      const end = tokens[at + 1] === '{' ? tokens.indexOf('}', at) : at;
      selectors.push({ metric: token, matchers: matchersOf(tokens.slice(at + 2, end)) });
      at = end;
    }
  }
  return { selectors, groupingLabels };
}

// Strings, durations and numbers, names, operators of two characters, and everything else by itself.
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\d[\w.]*|[A-Za-z_:][\w:]*|=~|!~|!=|==|>=|<=|\S/g;

const GROUPINGS = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right']);
const WORDS = new Set(['and', 'or', 'unless', 'bool', 'offset', 'sum', 'avg', 'min', 'max', 'count']);

function isMetric(token: string, next: string | undefined): boolean {
  return /^[A-Za-z_:]/.test(token) && next !== '(' && !WORDS.has(token);
}

function matchersOf(tokens: readonly string[]): Matcher[] {
  const matchers: Matcher[] = [];
  for (let at = 0; at + 2 < tokens.length; at += 4) {
    const [label = '', operator = '', value = ''] = tokens.slice(at, at + 3);
    matchers.push({ label, operator, value: value.slice(1, -1) });
  }
  return matchers;
}
