import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** Where the names that a declaration declares are read. */
export function readsOf(
  declaration: TSESTree.Node,
  { scopeManager }: Readonly<TSESLint.SourceCode>,
): readonly TSESTree.Node[] {
  const variables = scopeManager?.getDeclaredVariables(declaration) ?? [];
  return variables.flatMap(({ references }) =>
    references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier),
  );
}
