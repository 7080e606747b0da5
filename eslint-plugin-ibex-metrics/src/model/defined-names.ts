import { AST_NODE_TYPES, type TSESLint } from '@typescript-eslint/utils';

import { constantText } from './assembled-text.js';
import { descendants } from './descendants.js';
import type { MetricsModel } from './metrics-model.js';

/** The names of the metrics that a file defines itself: what they are to be named is no question of the catalog's. */
export function definedNames(
  sourceCode: Readonly<TSESLint.SourceCode>,
  model: MetricsModel,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of descendants(sourceCode.ast, sourceCode)) {
    switch (node.type) {
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
      case AST_NODE_TYPES.ObjectExpression:
        for (const value of model.definitionOf(node)?.name.values ?? []) {
          const name = constantText(value, sourceCode);
          if (name !== undefined) names.add(name);
        }
    }
  }
  return names;
}
