import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from './descendants.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';

/** A module that is loaded by an expression. */
export interface LoadedModule {
  readonly node: TSESTree.Node;
  readonly specifier: string;
}

/**
 * Finds what a file loads by expressions: `import()`, and `require` in all its forms, whether a global of
 * that name is declared or not: by another name, made by `createRequire`, as `module.require`.
 *
 * @returns those whose specifier is constant
 */
export function loadedModules(sourceCode: Readonly<TSESLint.SourceCode>): LoadedModule[] {
  const loaded: LoadedModule[] = [];
  for (const node of descendants(sourceCode.ast, sourceCode)) {
    const specifier = loadedSpecifier(node, sourceCode);
    if (specifier !== undefined) loaded.push({ node, specifier });
  }
  return loaded;
}

/**
 * The module that an expression loads, in any of these ways.
 *
 * @returns its specifier; `undefined` for any other expression, and for a specifier that is not constant
 */
export function loadedSpecifier(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  const argument = loadedBy(node, sourceCode);
  const specifier = argument && ASTUtils.getStringIfConstant(argument, sourceCode.getScope(argument));
  return specifier ?? undefined;
}

function loadedBy(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.Node | undefined {
  if (node.type === AST_NODE_TYPES.ImportExpression) return node.source;
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const [argument] = node.arguments;
  // Tracing is for those that may be one: few calls have a text or a name alone.
  const mayBeSpecifier =
    node.arguments.length === 1 &&
    (argument?.type === AST_NODE_TYPES.Identifier || (argument && isText(argument)));
  if (!mayBeSpecifier) return undefined;
  return possibleValues(node.callee, sourceCode).some((value) => isRequire(value, sourceCode))
    ? argument
    : undefined;
}

function isRequire(value: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  switch (value.type) {
    case AST_NODE_TYPES.Identifier: {
      const variable = ASTUtils.findVariable(sourceCode.getScope(value), value);
      return value.name === 'require' && (variable?.defs.length ?? 0) === 0;
    }
    case AST_NODE_TYPES.MemberExpression:
      return LOADING_METHODS.has(propertyName(value, sourceCode) ?? '');
    case AST_NODE_TYPES.CallExpression:
      return possibleValues(value.callee, sourceCode).some((callee) => isCreateRequire(callee, sourceCode));
    default:
      return false;
  }
}

function isCreateRequire(callee: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    return propertyName(callee, sourceCode) === CREATE_REQUIRE;
  }
  if (callee.type !== AST_NODE_TYPES.Identifier) return false;
  const definition = ASTUtils.findVariable(sourceCode.getScope(callee), callee)?.defs[0]?.node;
  if (definition?.type !== AST_NODE_TYPES.ImportSpecifier) return callee.name === CREATE_REQUIRE;
  const { imported } = definition;
  return (imported.type === AST_NODE_TYPES.Identifier ? imported.name : imported.value) === CREATE_REQUIRE;
}

function isText({ type }: TSESTree.Node): boolean {
  return (
    type === AST_NODE_TYPES.Literal ||
    type === AST_NODE_TYPES.TemplateLiteral ||
    type === AST_NODE_TYPES.BinaryExpression
  );
}

const CREATE_REQUIRE = 'createRequire';

/** `module.require`, `require.main.require`, and what gives a test the real module. */
const LOADING_METHODS: ReadonlySet<string> = new Set(['importActual', 'require', 'requireActual']);
