import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { memberOf, promClientModule, type PromClientValue } from './prom-client-value.js';
import type { Flow } from './value-flow.js';

/**
 * Finds where prom-client enters a file: imports and re-exports, `require` and `import()`.
 *
 * @returns the first step of each value; type-only imports are none
 */
export function promClientSources(sourceCode: Readonly<TSESLint.SourceCode>): Flow[] {
  return [
    ...sourceCode.ast.body.flatMap(sourcesInStatement),
    ...requireCalls(sourceCode),
    ...importExpressions(sourceCode),
  ];
}

function sourcesInStatement(statement: TSESTree.ProgramStatement): Flow[] {
  switch (statement.type) {
    case AST_NODE_TYPES.ImportDeclaration:
      return importedBindings(statement);
    case AST_NODE_TYPES.TSImportEqualsDeclaration:
      return importEquals(statement);
    case AST_NODE_TYPES.ExportAllDeclaration:
      return statement.exportKind === 'type'
        ? []
        : reExport(statement, promClientModule(statement.source.value));
    case AST_NODE_TYPES.ExportNamedDeclaration:
      return statement.declaration?.type === AST_NODE_TYPES.TSImportEqualsDeclaration
        ? importEquals(statement.declaration)
        : reExportedNames(statement);
    default:
      return [];
  }
}

function importedBindings({ source, specifiers, importKind }: TSESTree.ImportDeclaration): Flow[] {
  const module = promClientModule(source.value);
  if (!module || importKind === 'type') return [];
  return specifiers.flatMap((specifier): Flow[] => {
    const value = importedValue(module, specifier);
    return value ? [{ to: 'binding', pattern: specifier.local, value }] : [];
  });
}

function importedValue(
  module: PromClientValue,
  specifier: TSESTree.ImportClause,
): PromClientValue | undefined {
  if (specifier.type !== AST_NODE_TYPES.ImportSpecifier) return module;
  return specifier.importKind === 'type' ? undefined : memberOf(module, nameOf(specifier.imported));
}

function importEquals({
  id,
  moduleReference,
  importKind,
  parent,
}: TSESTree.TSImportEqualsDeclaration): Flow[] {
  if (importKind === 'type' || moduleReference.type !== AST_NODE_TYPES.TSExternalModuleReference) return [];
  const value = promClientModule(moduleReference.expression.value);
  if (!value) return [];
  const isExported = parent.type === AST_NODE_TYPES.ExportNamedDeclaration;
  return [{ to: 'binding', pattern: id, value }, ...(isExported ? reExport(moduleReference, value) : [])];
}

function reExportedNames({ source, specifiers, exportKind }: TSESTree.ExportNamedDeclaration): Flow[] {
  const module = source && promClientModule(source.value);
  if (!module || exportKind === 'type') return [];
  return specifiers.flatMap((specifier) =>
    specifier.exportKind === 'type' ? [] : reExport(specifier, memberOf(module, nameOf(specifier.local))),
  );
}

function reExport(node: TSESTree.Node, value: PromClientValue | undefined): Flow[] {
  return value ? [{ to: 'use', kind: 're-export', node, value }] : [];
}

function nameOf(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === AST_NODE_TYPES.Identifier ? name.name : name.value;
}

/** Calls of the real `require`: no local variable of that name. A declared global is not demanded. */
function requireCalls({ scopeManager }: Readonly<TSESLint.SourceCode>): Flow[] {
  const globalScope = scopeManager?.globalScope;
  if (!globalScope) return [];
  const declared = globalScope.set.get('require');
  const references = [
    ...globalScope.through.filter(({ identifier }) => identifier.name === 'require'),
    ...(declared?.defs.length === 0 ? declared.references : []),
  ];
  return references.flatMap(({ identifier, from }): Flow[] => {
    const call = identifier.parent;
    if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== identifier) return [];
    return loaded(call, call.arguments[0], from);
  });
}

function importExpressions(sourceCode: Readonly<TSESLint.SourceCode>): Flow[] {
  const { tokens } = sourceCode.ast;
  return tokens.flatMap((token, index): Flow[] => {
    if (token.value !== 'import' || tokens[index + 1]?.value !== '(') return [];
    const node = sourceCode.getNodeByRangeIndex(token.range[0]);
    if (node?.type !== AST_NODE_TYPES.ImportExpression) return [];
    return loaded(node, node.source, sourceCode.getScope(node));
  });
}

function loaded(
  node: TSESTree.CallExpression | TSESTree.ImportExpression,
  specifier: TSESTree.Node | undefined,
  scope: TSESLint.Scope.Scope,
): Flow[] {
  const module = specifier && promClientModule(ASTUtils.getStringIfConstant(specifier, scope));
  if (!module) return [];
  const isPromise = node.type === AST_NODE_TYPES.ImportExpression;
  // The promise of a deep import is awaited like any other value: it stands for what it will be.
  const value = isPromise && module.kind === 'module' ? ({ kind: 'module-promise' } as const) : module;
  return [{ to: 'expression', node, value }];
}
