import jsTokens from 'js-tokens';

/** A piece of a script that means something: no blank and no comment. */
export interface ScriptToken {
  readonly type: string;
  /** As it is written. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * Takes JavaScript, TypeScript or JSON apart, without understanding it: broken code has tokens, too.
 *
 * @param text - of a file
 */
export function* scriptTokens(text: string): Iterable<ScriptToken> {
  let line = 1;
  let start = 0;
  let offset = 0;
  for (const { type, value } of jsTokens(text)) {
    if (!WITHOUT_MEANING.has(type)) yield { type, value, line, column: offset - start + 1 };
    if (SEVERAL_LINES.has(type)) {
      for (const { index } of value.matchAll(LINE_BREAK)) {
        line += 1;
        start = offset + index + (value.startsWith('\r\n', index) ? 2 : 1);
      }
    }
    offset += value.length;
  }
}

/** The text that a token stands for, if it is a literal. */
export function literalText({ type, value }: ScriptToken): string | undefined {
  if (type !== 'StringLiteral' && type !== 'NoSubstitutionTemplate') return undefined;
  const inner = value.slice(1, -1);
  return inner.includes('\\') ? inner.replace(ESCAPE, unescaped) : inner;
}

const WITHOUT_MEANING = new Set([
  'WhiteSpace',
  'LineTerminatorSequence',
  'SingleLineComment',
  'MultiLineComment',
  'HashbangComment',
]);

const SEVERAL_LINES = new Set([
  'LineTerminatorSequence',
  'MultiLineComment',
  'StringLiteral',
  'NoSubstitutionTemplate',
  'TemplateHead',
  'TemplateMiddle',
  'TemplateTail',
]);

const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/g;

const ESCAPE = /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|\r\n|([^]))/gi;

const SINGLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

function unescaped(_: string, ...groups: readonly (string | undefined)[]): string {
  const [braced, four, two, single] = groups;
  const hexadecimal = braced ?? four ?? two;
  if (hexadecimal === undefined) return single === undefined ? '' : (SINGLE_ESCAPES[single] ?? single);
  const code = Number.parseInt(hexadecimal, 16);
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}
