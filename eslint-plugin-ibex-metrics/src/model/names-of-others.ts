import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { WrittenText } from './name-in-text.js';
import { propertyName } from './property-name.js';

/**
 * Whether a text stands where no metric can be named: where there is the name of a module, of what it exports, or of an
 * element on a page.
 */
export function namesSomethingElse(node: WrittenText, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const { parent } = node;
  switch (parent.type) {
    case AST_NODE_TYPES.ExportAllDeclaration:
    case AST_NODE_TYPES.ExportNamedDeclaration:
    case AST_NODE_TYPES.ExportSpecifier:
    case AST_NODE_TYPES.ImportAttribute:
    case AST_NODE_TYPES.ImportDeclaration:
    case AST_NODE_TYPES.ImportExpression:
    case AST_NODE_TYPES.ImportSpecifier:
    case AST_NODE_TYPES.TSExternalModuleReference:
    case AST_NODE_TYPES.TSImportType:
    case AST_NODE_TYPES.TSModuleDeclaration:
      return true;
    case AST_NODE_TYPES.TSLiteralType:
      return parent.parent.type === AST_NODE_TYPES.TSImportType;
    case AST_NODE_TYPES.CallExpression:
      return parent.arguments[0] === node && takesModule(parent.callee, sourceCode);
    case AST_NODE_TYPES.JSXAttribute:
      return ATTRIBUTES_OF_ELEMENTS.has(sourceCode.getText(parent.name));
    default:
      return false;
  }
}

function takesModule(callee: TSESTree.Expression, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (callee.type === AST_NODE_TYPES.Identifier) return callee.name === 'require';
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    METHODS_OF_MODULES.has(propertyName(callee, sourceCode) ?? '')
  );
}

/** Of `require`, `import.meta`, `jest` and `vi`. */
const METHODS_OF_MODULES: ReadonlySet<string> = new Set([
  'doMock',
  'doUnmock',
  'importActual',
  'importMock',
  'mock',
  'require',
  'requireActual',
  'requireMock',
  'resolve',
  'unmock',
]);

const ATTRIBUTES_OF_ELEMENTS: ReadonlySet<string> = new Set([
  'class',
  'className',
  'data-testid',
  'for',
  'htmlFor',
  'id',
]);
