import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** The code of a node in one line, as a message quotes it; long code is cut short. */
export function sourceExcerpt(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): string {
  const line = sourceCode.getText(node).replaceAll(/\s+/g, ' ');
  return line.length <= LONGEST_EXCERPT ? line : `${line.slice(0, LONGEST_EXCERPT - 1)}…`;
}

const LONGEST_EXCERPT = 60;
