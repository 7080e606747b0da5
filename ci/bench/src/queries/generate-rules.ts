import type { GeneratedFile } from '../temporary-files.js';
import { Random } from '../codebase/random.js';
import { foreignRule } from './foreign-rules.js';
import type { GeneratedRule } from './generated-rule.js';
import { ibexRule } from './ibex-rules.js';

/** Which files to generate; the same options give the same bytes. */
export interface GeneratedQueriesOptions {
  /** How many expressions they have, each another. */
  readonly expressions: number;
  /** How many files they are in. */
  readonly files: number;
  readonly seed: number;
}

/**
 * Rule files as people and generators write them, half of their rules about the metrics of others and half about those of
 * the IBEX catalog, with nothing wrong.
 */
export function generateRules({
  expressions,
  files,
  seed,
}: GeneratedQueriesOptions): readonly GeneratedFile[] {
  const rules = generateRuleList(expressions, seed);
  const share = Math.ceil(rules.length / files);
  return Array.from({ length: files }, (_, index) => ({
    name: `rules-${String(index)}.yml`,
    text: fileOf(rules.slice(index * share, (index + 1) * share), index),
  }));
}

/** The rules of these files. */
export function generateRuleList(expressions: number, seed: number): readonly GeneratedRule[] {
  const random = new Random(seed);
  return Array.from({ length: expressions }, (_, index) =>
    random.chance(0.5) ? foreignRule(index, random) : ibexRule(index, random),
  );
}

const GROUP_SIZE = 12;

function fileOf(rules: readonly GeneratedRule[], file: number): string {
  const style = STYLES[file % STYLES.length] ?? BY_HAND;
  let text = style.isGenerated ? '' : '# What users notice. `severity: page` wants someone now.\n';
  text += `${style.key('groups')}:\n`;
  for (let at = 0; at < rules.length; at += GROUP_SIZE) {
    const name = style.text(`file-${String(file)}-group-${String(at / GROUP_SIZE)}`);
    text += `${style.indent}- ${style.key('name')}: ${name}\n${style.indent}  ${style.key('rules')}:\n`;
    for (const rule of rules.slice(at, at + GROUP_SIZE)) text += ruleText(rule, style);
  }
  return text;
}

/** How a file is written. */
interface Style {
  /** Whether by a program, which knows one way for everything. */
  readonly isGenerated: boolean;
  /** Of a list in a map. */
  readonly indent: string;
  key(name: string): string;
  text(value: string): string;
  block(value: string): 'literal' | 'folded';
}

const BY_HAND: Style = {
  isGenerated: false,
  indent: '  ',
  key: (name) => name,
  text: (value) => (PLAIN.test(value) ? value : `'${value.replaceAll("'", "''")}'`),
  block: (value) => (value.length % 3 === 0 ? 'folded' : 'literal'),
};

/** What needs no quotes, and is no number. */
const PLAIN = /^[A-Za-z](?:(?!: | #)[^\n])*$/;

const BY_PROGRAM: Style = {
  isGenerated: true,
  indent: '',
  key: (name) => `"${name}"`,
  text: (value) => JSON.stringify(value),
  block: () => 'literal',
};

const STYLES = [BY_HAND, BY_PROGRAM];

function ruleText({ name, isAlert, expr, labels, annotations }: GeneratedRule, style: Style): string {
  const indent = `${style.indent}${style.indent}    `;
  const kind = style.key(isAlert ? 'alert' : 'record');
  const dash = indent.slice(2);
  let text =
    style.isGenerated || name.length % 5 !== 0
      ? ''
      : `\n${dash}# At this rate the budget is gone in two days.\n`;
  text += `${dash}- ${kind}: ${style.text(name)}\n${indent}${style.key('expr')}: ${exprText(expr, indent, style)}\n`;
  if (isAlert) text += `${indent}${style.key('for')}: ${style.text('10m')}\n`;
  text += mapText('labels', labels, indent, style);
  return text + mapText('annotations', annotations, indent, style);
}

function exprText(expr: string, indent: string, style: Style): string {
  if (!expr.includes('\n') && !style.isGenerated) return style.text(expr);
  const header = style.block(expr) === 'folded' ? '>-' : '|';
  return `${header}\n${expr.replaceAll(/^/gm, `${indent}  `)}`;
}

function mapText(
  key: string,
  entries: Readonly<Record<string, string>>,
  indent: string,
  style: Style,
): string {
  const lines = Object.entries(entries).map(
    ([name, value]) => `${indent}  ${style.key(name)}: ${valueText(value, indent, style)}\n`,
  );
  return lines.length === 0 ? '' : `${indent}${style.key(key)}:\n${lines.join('')}`;
}

function valueText(value: string, indent: string, style: Style): string {
  if (style.isGenerated || value.length < 90) return style.text(value);
  // As an editor wraps it.
  return `>-\n${indent}    ${value.replaceAll(/(.{60}\S*) /g, `$1\n${indent}    `)}`;
}
