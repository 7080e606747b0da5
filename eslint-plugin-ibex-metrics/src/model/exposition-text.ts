import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { type AssembledText, assembledText, partsOfAssembledText } from './assembled-text.js';
import { isOnlyCompared } from './comparison.js';
import { possibleValues } from './possible-values.js';

/** A node that can write a text. */
export type WritingNode =
  TSESTree.BinaryExpression | TSESTree.CallExpression | TSESTree.Literal | TSESTree.TemplateLiteral;

/**
 * Finds a `# HELP` or `# TYPE` line of the exposition format in a text that is written out or put together.
 *
 * @param node - a text; one that is part of a larger text gives nothing, since the larger text will
 * @returns the line as far as it is known, `…` for what is not; `undefined` where there is none, or where the text is
 *   only looked for or compared
 */
export function expositionLine(
  node: WritingNode,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  if (node.type === AST_NODE_TYPES.Literal && !LINE_MARK.test(node.raw)) return undefined;
  if (isShown(node) || isPartOfText(node)) return undefined;
  const line = lineOf(node, sourceCode);
  if (line === undefined || hasPartWithLine(node, sourceCode)) return undefined;
  return isOnlyCompared(node, sourceCode) ? undefined : line;
}

/** Whether a file has what such a line begins with. */
export function mentionsExpositionLines({ text }: Readonly<TSESLint.SourceCode>): boolean {
  return LINE_MARK.test(text);
}

/** Whether the line is in a part that is looked at by itself: what a name stands for, the elements of an array. */
function hasPartWithLine(node: WritingNode, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const parts = partsOfAssembledText(node, sourceCode) ?? [];
  return parts.some(
    (part) =>
      typeof part !== 'string' &&
      (node.type === AST_NODE_TYPES.CallExpression || partsOfAssembledText(part, sourceCode) === undefined) &&
      possibleValues(part, sourceCode).some((value) => lineOf(value, sourceCode) !== undefined),
  );
}

function lineOf(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): string | undefined {
  const text = assembledText(node, sourceCode);
  return text && lineIn(text, sourceCode);
}

function lineIn(text: AssembledText, { text: file }: Readonly<TSESLint.SourceCode>): string | undefined {
  const known = text.map((piece) => (typeof piece === 'string' ? piece : UNKNOWN_PART)).join('');
  if (!LINE_MARK.test(known)) return undefined;
  const type = TYPE_LINE.exec(known);
  if (type) return shown(type[0]);
  for (const [line, name = '', help = ''] of known.matchAll(HELP_LINE)) {
    // `# HELP wanted: …` may be a comment. A name of one word takes more: that its type is written too.
    const isPutIn = name.includes(UNKNOWN_PART) || name.includes('%s');
    const isCertain = isPutIn ? help !== '' : /[_:]./.test(name);
    if (isCertain || new RegExp(String.raw`#[ \t]*TYPE[ \t]+${name}[ \t]`).test(file)) return shown(line);
  }
  return undefined;
}

function shown(line: string): string {
  return line.trim().replaceAll(UNKNOWN_PART, '…');
}

/** Whether what encloses a text is a text too, which will be looked at as a whole. */
function isPartOfText({ parent }: TSESTree.Node): boolean {
  switch (parent?.type) {
    case AST_NODE_TYPES.BinaryExpression:
      return parent.operator === '+';
    case AST_NODE_TYPES.TemplateLiteral:
      return true;
    default:
      return false;
  }
}

/** In a page or a type a text is an example. */
function isShown({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.JSXAttribute ||
    parent?.type === AST_NODE_TYPES.JSXExpressionContainer ||
    parent?.type === AST_NODE_TYPES.TSLiteralType
  );
}

const LINE_MARK = /#[ \t]*(?:HELP|TYPE)\b/;

/** It stands for a part that is not known, and is in no text. */
const UNKNOWN_PART = '\uE000';

/** A metric's name, or what puts one in: an expression, `%s`. */
const NAME = String.raw`(?:[a-zA-Z_:\uE000]|%s)(?:[\w:\uE000]|%s)*`;

const LINE_BEGIN = String.raw`(?:^|\uE000)[ \t]*#[ \t]*`;

const TYPE = String.raw`(?:counter|gauge|gauge_?histogram|histogram|info|stateset|summary|unknown|untyped|\uE000|%s)`;

/** Of a name that is put in, what follows may be put in with it. */
const TYPE_LINE = new RegExp(
  String.raw`${LINE_BEGIN}TYPE[ \t]+(?:${NAME}[ \t]+${TYPE}|[\w:]*\uE000[\w:\uE000]*)[ \t\r]*(?:$|\uE000)`,
  'm',
);

const HELP_LINE = new RegExp(String.raw`${LINE_BEGIN}HELP[ \t]+(${NAME})(?:[ \t]+(\S.*))?$`, 'gm');
