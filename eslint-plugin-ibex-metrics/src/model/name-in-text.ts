import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { MetricsSettings } from '../settings/metrics-settings.js';
import { beginningsOfNames } from './relevant-text.js';

/** A text that is written out: a string, a piece of a template, or the name of a property. */
export type WrittenText = TSESTree.Identifier | TSESTree.StringLiteral | TSESTree.TemplateElement;

/** A word in a text that begins as the names of the catalog do. */
export interface NameInText {
  readonly name: string;
  /** Where it stands in the file. */
  readonly range: readonly [start: number, end: number];
  /** The text up to it, and from its end on; an escape is as many characters as it takes in the file. */
  readonly before: string;
  readonly after: string;
}

/**
 * Finds the words of a text that may be names of metrics. None is a word that goes on beyond the text, or is part of
 * something longer: the name of a recording rule, with its colons, a path, a file, a pattern.
 */
export function namesInText(
  node: WrittenText,
  sourceCode: Readonly<TSESLint.SourceCode>,
  settings: MetricsSettings,
): readonly NameInText[] {
  const [start, end] = contentOf(node);
  const source = sourceCode.text.slice(start, end);
  if (!beginningsOfNames(settings).some((beginning) => source.includes(beginning))) return [];
  const text = withOpenEnds(isVerbatim(node) ? source : source.replaceAll(ESCAPE, sameLength), node);
  return [...text.matchAll(namePattern(settings))].map(({ 0: name, index }) => ({
    name,
    range: [start + index - 1, start + index - 1 + name.length],
    before: text.slice(1, index),
    after: text.slice(index + name.length, -1),
  }));
}

/** Without the quotes, or what a piece of a template begins and ends with. */
function contentOf(node: WrittenText): readonly [start: number, end: number] {
  const [start, end] = node.range;
  if (node.type === AST_NODE_TYPES.Identifier) return [start, end];
  return [start + 1, end - (node.type === AST_NODE_TYPES.TemplateElement && !node.tail ? 2 : 1)];
}

/** Puts before and after a text whether it goes on there. */
function withOpenEnds(text: string, node: WrittenText): string {
  const [before, after] = openEnds(node);
  return `${before ? UNKNOWN : EDGE}${text}${after ? UNKNOWN : EDGE}`;
}

function openEnds(node: WrittenText): readonly [before: boolean, after: boolean] {
  if (node.type === AST_NODE_TYPES.TemplateElement) {
    const isFirst = node.parent.quasis[0] === node;
    const [before, after] = openEndsInSum(node.parent);
    return [!isFirst || before, !node.tail || after];
  }
  return openEndsInSum(node);
}

/** Whether a word may go on in what is added before and after. */
function openEndsInSum(node: TSESTree.Node): readonly [before: boolean, after: boolean] {
  let [before, after]: [TSESTree.Node?, TSESTree.Node?] = [];
  let operand = node;
  for (let sum = node.parent; sum; [operand, sum] = [sum, sum.parent]) {
    if (sum.type !== AST_NODE_TYPES.BinaryExpression || sum.operator !== '+') break;
    if (sum.right === operand) before ??= sum.left;
    else after ??= sum.right;
  }
  return [
    before !== undefined && !/\W$/.test(textAt('right', before)),
    after !== undefined && !/^\W/.test(textAt('left', after)),
  ];
}

/** The text that a sum begins or ends with; empty where it is not written out. */
function textAt(side: 'left' | 'right', node: TSESTree.Node): string {
  let operand = node;
  while (operand.type === AST_NODE_TYPES.BinaryExpression && operand.operator === '+')
    operand = operand[side];
  return operand.type === AST_NODE_TYPES.Literal && typeof operand.value === 'string' ? operand.value : '';
}

/** Attributes of JSX and `String.raw` know no escapes. */
function isVerbatim({ parent }: WrittenText): boolean {
  if (parent.type === AST_NODE_TYPES.JSXAttribute) return true;
  const tag = parent.parent?.type === AST_NODE_TYPES.TaggedTemplateExpression ? parent.parent.tag : undefined;
  return (
    tag?.type === AST_NODE_TYPES.MemberExpression &&
    tag.property.type === AST_NODE_TYPES.Identifier &&
    tag.property.name === 'raw'
  );
}

/** What an escape stands for, in as many characters as the escape has. */
function sameLength(escape: string): string {
  return characterOf(escape).repeat(escape.length);
}

function characterOf(escape: string): string {
  const code = /^\\[xu]\{?([0-9a-f]+)\}?$/i.exec(escape)?.[1];
  // An escape without digits, in a tagged template, is none.
  const character = code === undefined ? escape.charAt(1) : String.fromCodePoint(parseInt(code, 16));
  if (code === undefined && /[bfnrtv]/.test(character)) return ' ';
  // Of a name that is written with escapes, or goes on in the next line, nothing is said.
  return /[\w\r\n]/.test(character) || character.length !== 1 ? UNKNOWN : character;
}

const ESCAPE = /\\(?:u\{0*[0-9a-f]{1,5}\}|u[0-9a-f]{4}|x[0-9a-f]{2}|\r\n|[^])/gi;

function namePattern(settings: MetricsSettings): RegExp {
  let pattern = patterns.get(settings);
  if (!pattern) {
    const beginnings = beginningsOfNames(settings).map((beginning) =>
      beginning.replaceAll(/\W/g, String.raw`\$&`),
    );
    pattern = new RegExp(
      String.raw`(?<![\w:.$@%/\\\-${UNKNOWN}])(?:${beginnings.join('|')})\w*[^\W_]${NAME_END}`,
      'g',
    );
    patterns.set(settings, pattern);
  }
  return pattern;
}

/** It stands for what is not known, and is in no text. */
const UNKNOWN = '\uE000';

/** It stands for where a text begins and ends. */
const EDGE = '\uE001';

/** Not in the middle of a word, nor before what makes it part of a path, a pattern, a call, an assignment or a rule. */
const NAME_END = String.raw`(?![\w*%$(${UNKNOWN}]|[:./\-][\w:${UNKNOWN}]|=(?![=~]))`;

const patterns = new WeakMap<MetricsSettings, RegExp>();
