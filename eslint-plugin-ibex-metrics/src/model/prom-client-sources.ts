import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from './descendants.js';
import { loadedModules } from './module-loading.js';
import { memberOf, promClientModule, type PromClientValue } from './prom-client-value.js';
import { mentionsPromClient } from './relevant-text.js';
import type { Flow } from './value-flow.js';

/**
 * Finds where prom-client enters a file: imports and re-exports, `require` and `import()`.
 *
 * @param additionalWrappers - the packages that count as wrappers of prom-client besides the known ones
 * @returns the first step of each value; type-only imports are none
 */
export function promClientSources(
  sourceCode: Readonly<TSESLint.SourceCode>,
  additionalWrappers: readonly string[],
): Flow[] {
  // A walk of the whole tree is for those files alone that name such a module.
  if (!mentionsPromClient(sourceCode.text, additionalWrappers)) return [];
  const moduleOf: ModuleOf = (specifier) => promClientModule(specifier, additionalWrappers);
  return [
    ...[...descendants(sourceCode.ast, sourceCode)].flatMap((node) => sourcesInStatement(node, moduleOf)),
    ...loadedModules(sourceCode).flatMap(({ node, specifier }) => loaded(node, moduleOf(specifier))),
  ];
}

type ModuleOf = (specifier: unknown) => PromClientValue | undefined;

/**
 * What a node imports or exports. It need not be of the program's body: a component of Svelte has its scripts in it.
 */
function sourcesInStatement(statement: TSESTree.Node, moduleOf: ModuleOf): Flow[] {
  // The imports of an ambient module are types.
  if (statement.parent?.type === AST_NODE_TYPES.TSModuleBlock) return [];
  switch (statement.type) {
    case AST_NODE_TYPES.ImportDeclaration:
      return importedBindings(statement, moduleOf);
    case AST_NODE_TYPES.TSImportEqualsDeclaration:
      return importEquals(statement, moduleOf);
    case AST_NODE_TYPES.ExportAllDeclaration:
      return statement.exportKind === 'type' ? [] : reExport(statement, moduleOf(statement.source.value));
    case AST_NODE_TYPES.ExportNamedDeclaration:
      return statement.declaration?.type === AST_NODE_TYPES.TSImportEqualsDeclaration
        ? importEquals(statement.declaration, moduleOf)
        : reExportedNames(statement, moduleOf);
    default:
      return [];
  }
}

function importedBindings(
  { source, specifiers, importKind }: TSESTree.ImportDeclaration,
  moduleOf: ModuleOf,
): Flow[] {
  const module = moduleOf(source.value);
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

function importEquals(
  { id, moduleReference, importKind, parent }: TSESTree.TSImportEqualsDeclaration,
  moduleOf: ModuleOf,
): Flow[] {
  if (importKind === 'type' || moduleReference.type !== AST_NODE_TYPES.TSExternalModuleReference) return [];
  const value = moduleOf(moduleReference.expression.value);
  if (!value) return [];
  const isExported = parent.type === AST_NODE_TYPES.ExportNamedDeclaration;
  return [{ to: 'binding', pattern: id, value }, ...(isExported ? reExport(moduleReference, value) : [])];
}

function reExportedNames(
  { source, specifiers, exportKind }: TSESTree.ExportNamedDeclaration,
  moduleOf: ModuleOf,
): Flow[] {
  const module = source && moduleOf(source.value);
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

function loaded(node: TSESTree.Node, module: PromClientValue | undefined): Flow[] {
  if (!module) return [];
  const isPromise = node.type === AST_NODE_TYPES.ImportExpression;
  return [{ to: 'expression', node, value: isPromise ? { kind: 'promise', of: module } : module }];
}
