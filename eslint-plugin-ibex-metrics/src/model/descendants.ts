import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/**
 * Every node of a tree, each before those within it.
 *
 * @param root - where to start; it is the first
 */
export function* descendants(
  root: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Generator<TSESTree.Node, void, undefined> {
  const pending: TSESTree.Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    // One by one: an array literal may have more elements than a call can have arguments.
    for (const child of childrenOf(node, sourceCode).reverse()) pending.push(child);
  }
}

function childrenOf(node: TSESTree.Node, { visitorKeys }: Readonly<TSESLint.SourceCode>): TSESTree.Node[] {
  const children = (visitorKeys[node.type] ?? []).flatMap(
    (key) => (node as unknown as Readonly<Record<string, unknown>>)[key],
  );
  return children.filter((child): child is TSESTree.Node => typeof child === 'object' && child !== null);
}
