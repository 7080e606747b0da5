import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { type LabelNames, labelNames } from './label-names.js';
import { memberPath } from './member-path.js';
import { objectProperties } from './object-properties.js';
import { possibleValues } from './possible-values.js';
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

/**
 * The name that the options of a prom-client metric give it.
 *
 * @returns `undefined` where there are several to choose from, or none that is constant
 */
export function declaredName(
  options: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  const [value, ...others] = objectProperties(options, sourceCode)
    .filter(({ name }) => name === 'name')
    .flatMap((property) => possibleValues(property.value, sourceCode));
  if (!value || others.length > 0) return undefined;
  return ASTUtils.getStringIfConstant(value, sourceCode.getScope(value)) ?? undefined;
}

/** Whether an object that stands on its own can only be the options of a metric. */
export function looksLikeMetricOptions(
  object: TSESTree.ObjectExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  const values = new Map(
    object.properties.flatMap((property): [string, TSESTree.Node][] => {
      const name = property.type === AST_NODE_TYPES.Property ? propertyName(property, sourceCode) : undefined;
      return property.type === AST_NODE_TYPES.Property && name !== undefined ? [[name, property.value]] : [];
    }),
  );
  if (!values.has('name') || !values.has('help')) return false;
  if (values.has('labelNames')) return true;
  // Options of a command line collect too, but without a function; a schema describes buckets, but lists none.
  const collect = values.get('collect');
  const isCollecting = collect !== undefined && collect.type !== AST_NODE_TYPES.Literal;
  if (isCollecting) return true;
  return values.get('buckets')?.type === AST_NODE_TYPES.ArrayExpression && mayMakeMetric(object, sourceCode);
}

/** Whether an object stands in a table, or is given to a function whose name says that it makes a metric of it. */
function mayMakeMetric(
  { parent }: TSESTree.ObjectExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  if (parent.type === AST_NODE_TYPES.NewExpression) return false;
  if (parent.type !== AST_NODE_TYPES.CallExpression) return true;
  return NAME_OF_FACTORY.test(memberPath(parent.callee, sourceCode).at(-1) ?? '');
}

const NAME_OF_FACTORY = /histogram|metric|timer/i;
