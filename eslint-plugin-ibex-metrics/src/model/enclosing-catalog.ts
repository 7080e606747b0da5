import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { constantText } from './assembled-text.js';
import { catalogExport } from './catalog-definition.js';
import { objectProperties } from './object-properties.js';
import { possibleValues } from './possible-values.js';

/** A catalog as far as the call of `defineCatalog` tells. */
export interface EnclosingCatalog {
  /** `undefined` where it is not constant. */
  readonly prefix: string | undefined;
  readonly declaresBucketSets: boolean;
}

/**
 * The catalog in whose definition a metric is written: `defineCatalog({ prefix: 'shop', metrics: [counter(…)] })`.
 *
 * @returns `undefined` for a metric that stands by itself
 */
export function enclosingCatalog(
  definition: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): EnclosingCatalog | undefined {
  for (let node = definition.parent; node; node = node.parent) {
    const [options] = node.type === AST_NODE_TYPES.CallExpression ? node.arguments : [];
    if (node.type !== AST_NODE_TYPES.CallExpression || !options) continue;
    if (catalogExport(node.callee, sourceCode) !== 'defineCatalog') continue;
    const properties = objectProperties(options, sourceCode);
    const prefixes = properties
      .filter(({ name }) => name === 'prefix')
      .flatMap(({ value }) => possibleValues(value, sourceCode));
    return {
      prefix: prefixes[0] && constantText(prefixes[0], sourceCode),
      declaresBucketSets: properties.some(({ name }) => name === 'bucketSets'),
    };
  }
  return undefined;
}
