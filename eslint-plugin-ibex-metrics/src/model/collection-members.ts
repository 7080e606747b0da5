import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { possibleValues } from './possible-values.js';

/**
 * The elements of an array or set that is written out in this file: `['a', 'b']`, a constant of it,
 * `new Set(['a', 'b'])`.
 *
 * @returns `undefined` where they are not all known
 */
export function elementsOfArray(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly TSESTree.Node[] | undefined {
  const elements = possibleValues(expression, sourceCode).map((value) => {
    if (value.type === AST_NODE_TYPES.ArrayExpression) return plainElements(value);
    const isSet =
      value.type === AST_NODE_TYPES.NewExpression &&
      value.callee.type === AST_NODE_TYPES.Identifier &&
      value.callee.name === 'Set';
    const [array] = isSet ? value.arguments : [];
    return array?.type === AST_NODE_TYPES.ArrayExpression ? plainElements(array) : undefined;
  });
  return elements.length > 0 && elements.every((each) => each !== undefined) ? elements.flat() : undefined;
}

/**
 * What a member of an object or array may be that is chosen at run time: `RESULTS[key]`.
 *
 * @param collection - the object or array
 * @returns `undefined` unless all it has is written out in this file
 */
export function valuesOfMembers(
  collection: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly TSESTree.Node[] | undefined {
  const values = possibleValues(collection, sourceCode).map((value) => {
    if (value.type === AST_NODE_TYPES.ArrayExpression) return plainElements(value);
    if (value.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
    const properties = value.properties.filter((each) => each.type === AST_NODE_TYPES.Property);
    return properties.length === value.properties.length
      ? properties.map((property) => property.value)
      : undefined;
  });
  return values.length > 0 && values.every((each) => each !== undefined) ? values.flat() : undefined;
}

function plainElements({ elements }: TSESTree.ArrayExpression): readonly TSESTree.Node[] | undefined {
  const plain = elements.filter((each) => each !== null && each.type !== AST_NODE_TYPES.SpreadElement);
  return plain.length === elements.length ? plain : undefined;
}
