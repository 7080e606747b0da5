import { type Finding, type Mode, MODES } from './finding.js';

/** A file of the corpus. */
export interface MarkedFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads what a file expects, from the comments in it that begin with `finds`.
 *
 * @returns the findings of a run in each mode; whether their rules exist is not checked
 * @throws Error if a comment cannot be understood; it says which
 */
export function expectedFindings({ file, text }: MarkedFile): Record<Mode, Finding[]> {
  const findings: Record<Mode, Finding[]> = { 'without types': [], 'with types': [] };
  for (const [index, lineText] of text.split('\n').entries()) {
    for (const [, comment = ''] of lineText.matchAll(COMMENT)) {
      for (const clause of comment.split(';')) {
        const { modes, isNextLine, rules } = parseClause(clause.trim(), `${file}:${String(index + 1)}`);
        const line = index + (isNextLine ? 2 : 1);
        for (const mode of modes) findings[mode].push(...rules.map((rule) => ({ file, line, rule })));
      }
    }
  }
  return findings;
}

const COMMENT = /(?:\/\/|\/\*)\s*(finds\b.*?)\s*(?:\*\/|$)/g;

const CLAUSE = /^finds(?: (?<mode>with types|without types))?(?<nextLine> in next line)?: (?<rules>\S.*)$/;

const RULE = /^(?<name>[a-z]+(?:-[a-z]+)*)(?: x(?<count>[2-9]))?$/;

interface Clause {
  readonly modes: readonly Mode[];
  readonly isNextLine: boolean;
  readonly rules: readonly string[];
}

function parseClause(clause: string, position: string): Clause {
  const { mode, nextLine, rules } = CLAUSE.exec(clause)?.groups ?? {};
  if (rules === undefined) throw new Error(`${position}: cannot understand "${clause}"`);
  return {
    modes: MODES.filter((each) => mode === undefined || each === mode),
    isNextLine: nextLine !== undefined,
    rules: rules.split(', ').flatMap((rule) => parseRule(rule, position)),
  };
}

function parseRule(rule: string, position: string): string[] {
  const { name, count = '1' } = RULE.exec(rule)?.groups ?? {};
  if (name === undefined) throw new Error(`${position}: cannot understand "${rule}"`);
  return Array.from({ length: Number(count) }, () => name);
}
