import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { classOf } from './class-field.js';
import { importedPackage } from './module-specifier.js';
import { propertyName } from './property-name.js';

/** The type that a declaration states by name. */
export interface AnnotatedType {
  /** The name that its module exports it by, `Registry` for `client.Registry`. */
  readonly name: string;
  /** Where it is declared: `global` by the platform, such as `PerformanceObserver`. */
  readonly origin: 'prom-client' | 'module' | 'file' | 'global';
}

/**
 * The type that the declaration of a name, or of a field of `this`, states: `registry: Registry<string>`. It is read
 * from the file alone, so that it is known without type information as well.
 *
 * @returns `undefined` where there is no annotation, or one that is no plain name
 */
export function annotatedType(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): AnnotatedType | undefined {
  const annotation = withoutNothing(annotationOf(expression, sourceCode));
  if (annotation?.type !== AST_NODE_TYPES.TSTypeReference) return undefined;
  const { typeName } = annotation;
  const root = rootOf(typeName);
  if (root.type !== AST_NODE_TYPES.Identifier) return undefined;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(root), root)?.defs ?? [];
  // `NonNullable<Counter>` and the like are about something else than themselves.
  if (!definition && annotation.typeArguments) return undefined;
  return { name: exportedName(typeName, definition?.node), origin: originOf(definition) };
}

function originOf(definition: TSESLint.Scope.Definition | undefined): AnnotatedType['origin'] {
  if (!definition) return 'global';
  const declaration = definition.parent;
  if (declaration?.type !== AST_NODE_TYPES.ImportDeclaration) return 'file';
  return importedPackage(declaration.source.value)?.name === 'prom-client' ? 'prom-client' : 'module';
}

/** `Registry` of `Registry | undefined`. */
function withoutNothing(annotation: TSESTree.TypeNode | undefined): TSESTree.TypeNode | undefined {
  if (annotation?.type !== AST_NODE_TYPES.TSUnionType) return annotation;
  const [only, ...others] = annotation.types.filter(({ type }) => !NOTHING.has(type));
  return others.length === 0 ? only : undefined;
}

function annotationOf(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.TypeNode | undefined {
  if (expression.type === AST_NODE_TYPES.Identifier) {
    const declared = ASTUtils.findVariable(sourceCode.getScope(expression), expression)?.defs[0]?.name;
    return declared?.type === AST_NODE_TYPES.Identifier ? declared.typeAnnotation?.typeAnnotation : undefined;
  }
  const isField =
    expression.type === AST_NODE_TYPES.MemberExpression &&
    expression.object.type === AST_NODE_TYPES.ThisExpression;
  if (!isField) return undefined;
  const name = propertyName(expression, sourceCode);
  const members = classOf(expression.object as TSESTree.ThisExpression)?.body.body ?? [];
  for (const member of members) {
    if (member.type === AST_NODE_TYPES.PropertyDefinition && propertyName(member, sourceCode) === name) {
      return member.typeAnnotation?.typeAnnotation;
    }
    if (member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor') {
      const annotation = annotationOfParameter(member, name);
      if (annotation) return annotation;
    }
  }
  return undefined;
}

/** `constructor(private readonly registry: Registry)`. */
function annotationOfParameter(
  { value }: TSESTree.MethodDefinition,
  name: string | undefined,
): TSESTree.TypeNode | undefined {
  for (const parameter of value.params) {
    if (parameter.type !== AST_NODE_TYPES.TSParameterProperty) continue;
    const declared =
      parameter.parameter.type === AST_NODE_TYPES.AssignmentPattern
        ? parameter.parameter.left
        : parameter.parameter;
    if (declared.name === name) return declared.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}

function rootOf(name: TSESTree.EntityName): TSESTree.EntityName {
  return name.type === AST_NODE_TYPES.TSQualifiedName ? rootOf(name.left) : name;
}

function exportedName(name: TSESTree.EntityName, definition: TSESTree.Node | undefined): string {
  if (name.type === AST_NODE_TYPES.TSQualifiedName) return name.right.name;
  if (definition?.type === AST_NODE_TYPES.ImportSpecifier) {
    const { imported } = definition;
    return imported.type === AST_NODE_TYPES.Identifier ? imported.name : imported.value;
  }
  return name.type === AST_NODE_TYPES.Identifier ? name.name : 'this';
}

const NOTHING: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.TSNullKeyword,
  AST_NODE_TYPES.TSUndefinedKeyword,
]);
