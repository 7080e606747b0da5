import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { type LabelNames, labelNames } from './label-names.js';
import { objectProperties } from './object-properties.js';
import { propertyName } from './property-name.js';

/**
 * The label names that the options of a prom-client metric declare.
 *
 * @param options - the first argument of `new Counter(…)`, or any object like it
 * @returns none, and complete, where the object is known and has no `labelNames`
 */
export function declaredLabelNames(
  options: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): LabelNames {
  const properties = objectProperties(options, sourceCode);
  const declared = properties.filter(({ name }) => name === 'labelNames');
  if (declared.length === 0) return { names: [], isComplete: properties.length > 0 };
  const read = declared.map(({ value }) => labelNames(value, sourceCode));
  return {
    names: read.flatMap(({ names }) => names),
    isComplete: read.length === 1 && read.every(({ isComplete }) => isComplete),
  };
}

/** Whether an object that stands on its own can only be the options of a metric. */
export function looksLikeMetricOptions(
  object: TSESTree.ObjectExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  const names = new Set(
    object.properties.map((property) =>
      property.type === AST_NODE_TYPES.Property ? propertyName(property, sourceCode) : undefined,
    ),
  );
  return names.has('name') && names.has('help') && (names.has('labelNames') || names.has('collect'));
}
