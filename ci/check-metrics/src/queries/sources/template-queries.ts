import type { FileQueries, FoundQuery, QueryName, TextInFile } from './found-query.js';
import { goString } from './go-string.js';
import { type TemplateToken, templateActions } from './go-template-tokens.js';

/** The expressions in a file of templates, as of Alertmanager or of Prometheus' consoles; a `define` names them. */
export function templateFileQueries(text: string): FileQueries {
  return { queries: templateQueries({ text, offsetOf: (offset) => offset }), faults: [] };
}

/**
 * The expressions that a template of Go asks for: `query "…"`, or `"…" | query`. Of `printf "…" … | query` it is known but
 * for what is put in.
 *
 * @param name - of what the template stands in; by default that of its `define`
 */
export function templateQueries(template: TextInFile, name?: QueryName): readonly FoundQuery[] {
  const queries: FoundQuery[] = [];
  const blocks: (string | undefined)[] = [];
  for (const tokens of templateActions(template.text)) {
    const [first, second] = tokens;
    const keyword = first?.kind === 'word' ? first.text : '';
    if (keyword === 'end') blocks.pop();
    const isNamed = (keyword === 'define' || keyword === 'block') && second?.kind === 'string';
    if (OPENING.has(keyword)) blocks.push(isNamed ? goString(second.text).text : undefined);
    const defined = blocks.findLast((block) => block !== undefined);
    const called = name ?? (defined === undefined ? undefined : { kind: 'template' as const, text: defined });
    for (const asked of askedIn(tokens)) {
      queries.push({ ...queryOf(asked, template), ...(called && { name: called }) });
    }
  }
  return queries;
}

const OPENING: ReadonlySet<string> = new Set(['block', 'define', 'if', 'range', 'with']);

/** A string that is asked as it is, or with something put in. */
interface Asked {
  readonly literal: TemplateToken;
  readonly isFormat: boolean;
}

function* askedIn(tokens: readonly TemplateToken[]): Generator<Asked> {
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || token.text !== 'query') continue;
    const isPiped = tokens[at - 1]?.text === '|';
    const operand = isPiped ? stageBefore(tokens, at - 1) : operandAt(tokens, at + 1);
    const [first, second] = operand;
    if (first?.kind === 'string' && operand.length === 1) yield { literal: first, isFormat: false };
    else if (first?.text === 'printf' && second?.kind === 'string') yield { literal: second, isFormat: true };
  }
}

/** A string, or what is in the parentheses that begin there. */
function operandAt(tokens: readonly TemplateToken[], at: number): readonly TemplateToken[] {
  if (tokens[at]?.text !== '(') return tokens.slice(at, at + 1);
  const end = tokens.findIndex(({ text }, index) => index > at && text === ')');
  return tokens.slice(at + 1, end === -1 ? undefined : end);
}

/** What stands before a `|`, back to another one or to what begins it. */
function stageBefore(tokens: readonly TemplateToken[], at: number): readonly TemplateToken[] {
  const start = tokens.findLastIndex(
    ({ kind, text }, index) =>
      index < at && (kind === 'mark' ? /^(?:\||\(|:=|=|,)$/.test(text) : kind === 'word' && BEFORE.has(text)),
  );
  return tokens.slice(start + 1, at);
}

const BEFORE: ReadonlySet<string> = new Set(['else', 'if', 'range', 'with']);

function queryOf({ literal, isFormat }: Asked, { offsetOf }: TextInFile): FoundQuery {
  const { text, offsets } = isFormat ? formatted(literal.text) : goString(literal.text);
  return {
    text,
    isTemplate: isFormat,
    offsetOf: (offset) => offsetOf(literal.from + (offsets[Math.min(offset, offsets.length - 1)] ?? 0)),
  };
}

/** A format as an expression with placeholders of Grafana where something is put in. */
function formatted(literal: string): ReturnType<typeof goString> {
  const { text, offsets } = goString(literal);
  const filled: string[] = [];
  const places: number[] = [];
  for (const { 0: unit, index } of text.matchAll(/%(?:%|[-+# 0]*[\d.]*[a-zA-Z])|[^]/g)) {
    const value = unit.length === 1 ? unit : putIn(unit);
    filled.push(value);
    places.push(...Array.from({ length: value.length }, () => offsets[index] ?? 0));
  }
  return { text: filled.join(''), offsets: [...places, offsets.at(-1) ?? 0] };
}

function putIn(verb: string): string {
  if (verb === '%%') return '%';
  return verb.endsWith('q') ? '"$x"' : '$x';
}
