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
  { callee, arguments: [, options] }: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): MetricLabel[] {
  if (!options || !isDefinitionFunction(callee, sourceCode)) return [];
  return objectProperties(options, sourceCode)
    .filter(({ name }) => name === 'labels')
    .flatMap(({ value }) => objectProperties(value, sourceCode))
    .map(({ name, key }) => ({ name, by: 'name', node: key, value: undefined }));
}

function isDefinitionFunction(callee: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  switch (callee.type) {
    case AST_NODE_TYPES.Identifier: {
      const specifier = importedFromCatalog(callee, sourceCode);
      if (specifier?.type !== AST_NODE_TYPES.ImportSpecifier) return false;
      const { imported } = specifier;
      return DEFINITION_FUNCTIONS.has(
        imported.type === AST_NODE_TYPES.Identifier ? imported.name : imported.value,
      );
    }
    case AST_NODE_TYPES.MemberExpression:
      return (
        DEFINITION_FUNCTIONS.has(propertyName(callee, sourceCode) ?? '') &&
        callee.object.type === AST_NODE_TYPES.Identifier &&
        importedFromCatalog(callee.object, sourceCode)?.type === AST_NODE_TYPES.ImportNamespaceSpecifier
      );
    default:
      return false;
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

const DEFINITION_FUNCTIONS: ReadonlySet<string> = new Set(['counter', 'gauge', 'histogram']);
