import { ConfigCommentParser } from '@eslint/plugin-kit';

/** A comment that exempts code from rules. */
export interface Exemption {
  /** What the comment begins with, such as `eslint-disable-line`; `eslint` where it configures a rule. */
  readonly directive: string;
  /** The rules of the plugin that it names; none where it is meant for every rule there is. */
  readonly rules: readonly string[];
  /** What stands behind `--`; empty where nothing does. */
  readonly justification: string;
  /** Where the comment stands. */
  readonly loc: SourceLocation;
}

/** What is asked of a file; ESLint's `SourceCode` has it. */
export interface CommentedCode {
  // Not read: it tells a file from any other object, since what is read may be missing.
  readonly text: string;
  /** The comments that direct ESLint. Other linters that run ESLint's rules may not tell them. */
  getInlineConfigNodes?(): readonly DirectiveComment[];
}

/**
 * The exemptions in a file that hold for rules of a plugin: each `eslint-disable` that names one of them or names
 * no rule, and each `eslint` comment that turns one of them off.
 *
 * @param sourceCode - the file
 * @param namespace - the name under which the plugin is registered
 * @returns none where the linter does not tell its directives
 */
export function exemptionsIn(sourceCode: CommentedCode, namespace: string): Exemption[] {
  const comments = sourceCode.getInlineConfigNodes?.() ?? [];
  return comments.flatMap((comment) => {
    const directive = parser.parseDirective(comment.value);
    if (!directive) return [];
    const named = rulesSwitchedOff(directive.label, directive.value);
    const rules = named.filter((rule) => rule.startsWith(`${namespace}/`));
    const isBlanket = DISABLES.test(directive.label) && named.length === 0;
    if (rules.length === 0 && !isBlanket) return [];
    return [{ directive: directive.label, rules, justification: directive.justification, loc: comment.loc }];
  });
}

interface DirectiveComment {
  readonly value: string;
  readonly loc: SourceLocation;
}

interface SourceLocation {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

const parser = new ConfigCommentParser();

const DISABLES = /^eslint-disable(?:-next-line|-line)?$/;

function rulesSwitchedOff(label: string, value: string): string[] {
  if (DISABLES.test(label)) return Object.keys(parser.parseListConfig(value));
  if (label !== 'eslint') return [];
  const parsed = parser.parseJSONLikeConfig(value);
  if (!parsed.ok) return [];
  return Object.entries(parsed.config)
    .filter(([, setting]) => OFF.includes(Array.isArray(setting) ? setting[0] : setting))
    .map(([rule]) => rule);
}

const OFF: readonly unknown[] = ['off', 0];
