import type { MetricType } from '@ibex/catalog';
import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { MetricLabel } from './metric-label.js';
import { objectProperties } from './object-properties.js';
import { propertyName } from './property-name.js';

/**
 * The labels that a definition of the catalog declares: `counter('…', { help: '…', labels: { … } })`.
 *
 * @returns empty for any other call
 */
export function catalogLabels(
  call: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): MetricLabel[] {
  const [, options] = call.arguments;
  if (!options || catalogDefinitionType(call, sourceCode) === undefined) return [];
  return objectProperties(options, sourceCode)
    .filter(({ name }) => name === 'labels')
    .flatMap(({ value }) => objectProperties(value, sourceCode))
    .map(({ name, key }) => ({ name, by: 'name', node: key, value: undefined }));
}

/**
 * The type of the metric that a call of the catalog's `counter`, `gauge` or `histogram` defines.
 *
 * @returns `undefined` for any other call
 */
export function catalogDefinitionType(
  { callee }: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): MetricType | undefined {
  const name = catalogExport(callee, sourceCode);
  return DEFINITION_FUNCTIONS.find((type) => type === name);
}

/**
 * What an expression is of the exports of `@ibex/catalog`.
 *
 * @returns the export's name; `undefined` for anything else
 */
export function catalogExport(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  switch (expression.type) {
    case AST_NODE_TYPES.Identifier: {
      const specifier = importedFromCatalog(expression, sourceCode);
      if (specifier?.type !== AST_NODE_TYPES.ImportSpecifier) return undefined;
      const { imported } = specifier;
      return imported.type === AST_NODE_TYPES.Identifier ? imported.name : imported.value;
    }
    case AST_NODE_TYPES.MemberExpression: {
      const isOfCatalog =
        expression.object.type === AST_NODE_TYPES.Identifier &&
        importedFromCatalog(expression.object, sourceCode)?.type === AST_NODE_TYPES.ImportNamespaceSpecifier;
      return isOfCatalog ? propertyName(expression, sourceCode) : undefined;
    }
    default:
      return undefined;
  }
}

function importedFromCatalog(
  name: TSESTree.Identifier,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  const definition = ASTUtils.findVariable(sourceCode.getScope(name), name)?.defs[0];
  const declaration = definition?.parent;
  const isFromCatalog =
    declaration?.type === AST_NODE_TYPES.ImportDeclaration && declaration.source.value === CATALOG_PACKAGE;
  return isFromCatalog ? definition?.node : undefined;
}

const CATALOG_PACKAGE = '@ibex/catalog';

const DEFINITION_FUNCTIONS: readonly MetricType[] = ['counter', 'gauge', 'histogram'];
