import { AST_NODE_TYPES, ASTUtils, TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { bindingSource } from './binding-source.js';
import { loadedSpecifier } from './module-loading.js';
import { propertyName } from './property-name.js';
import { unwrapped } from './syntactic-position.js';

/** Something that a module exports, or a part of it. */
export interface ImportedValue {
  /** The specifier it is loaded by. */
  readonly module: string;
  /** The names that lead there from the module as a whole; one for what it exports. */
  readonly path: readonly string[];
}

/**
 * Tells what an expression is of a module: `route` and `labels.route` after `import { route } from …`,
 * `import * as labels from …`, a `require` in any form, an awaited `import()`.
 *
 * @returns `undefined` for what is of the file itself, a parameter, or the result of another call
 */
export function importedValue(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): ImportedValue | undefined {
  return valueOf(expression, sourceCode, MOST_STEPS);
}

function valueOf(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  stepsLeft: number,
): ImportedValue | undefined {
  if (stepsLeft === 0) return undefined;
  const node = unwrapped(expression);
  switch (node.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return valueOf(node.argument, sourceCode, stepsLeft - 1);
    case AST_NODE_TYPES.MemberExpression: {
      const object = valueOf(node.object, sourceCode, stepsLeft - 1);
      return object && { ...object, path: [...object.path, propertyName(node, sourceCode) ?? ''] };
    }
    case AST_NODE_TYPES.Identifier:
      return valueOfName(node, sourceCode, stepsLeft);
    default: {
      const module = loadedSpecifier(node, sourceCode);
      return module === undefined ? undefined : { module, path: [] };
    }
  }
}

function valueOfName(
  name: TSESTree.Identifier,
  sourceCode: Readonly<TSESLint.SourceCode>,
  stepsLeft: number,
): ImportedValue | undefined {
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(name), name)?.defs ?? [];
  switch (definition?.type) {
    case TSESLint.Scope.DefinitionType.ImportBinding:
      return valueOfImport(definition.node, definition.parent);
    case TSESLint.Scope.DefinitionType.Variable: {
      if (definition.parent.kind !== 'const') return undefined;
      const source = bindingSource(definition.name, sourceCode);
      const from = source?.from && valueOf(source.from, sourceCode, stepsLeft - 1);
      return from && { ...from, path: [...from.path, ...source.path] };
    }
    default:
      return undefined;
  }
}

function valueOfImport(
  specifier: TSESTree.Node,
  declaration: TSESTree.Node | null | undefined,
): ImportedValue | undefined {
  if (specifier.type === AST_NODE_TYPES.TSImportEqualsDeclaration) {
    const { moduleReference } = specifier;
    const isModule = moduleReference.type === AST_NODE_TYPES.TSExternalModuleReference;
    return isModule ? { module: moduleReference.expression.value, path: [] } : undefined;
  }
  if (declaration?.type !== AST_NODE_TYPES.ImportDeclaration) return undefined;
  const module = declaration.source.value;
  switch (specifier.type) {
    case AST_NODE_TYPES.ImportSpecifier: {
      const { imported } = specifier;
      return {
        module,
        path: [imported.type === AST_NODE_TYPES.Identifier ? imported.name : imported.value],
      };
    }
    case AST_NODE_TYPES.ImportDefaultSpecifier:
      return { module, path: ['default'] };
    default:
      return { module, path: [] };
  }
}

/** Far beyond what real code takes; code that does not run may go in circles. */
const MOST_STEPS = 50;
