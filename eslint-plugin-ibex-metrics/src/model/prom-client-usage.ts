import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { promClientSources } from './prom-client-sources.js';
import { GLOBAL_REGISTRY, memberOf, type PromClientValue } from './prom-client-value.js';
import { propertyName } from './property-name.js';
import { type Flow, flowsFrom } from './value-flow.js';

/** A use of a prom-client value: the end of its way through the file. */
export type PromClientUse = Extract<Flow, { to: 'use' }>;

/** All there is of prom-client in a file. */
export interface PromClientUsage {
  /** Every use, one for each expression. */
  readonly uses: readonly PromClientUse[];
  /** What the expressions hold that have a prom-client value. An expression that is not here: unknown. */
  readonly values: ReadonlyMap<TSESTree.Node, PromClientValue>;
}

/**
 * Follows prom-client through a file, from where it enters to where it is used. Whatever a binding may hold
 * counts: a name that is assigned twice is followed for both values.
 *
 * @param additionalWrappers - the packages that count as wrappers of prom-client besides the known ones
 */
export function promClientUsage(
  sourceCode: Readonly<TSESLint.SourceCode>,
  additionalWrappers: readonly string[] = [],
): PromClientUsage {
  const uses = new Map<TSESTree.Node, PromClientUse>();
  const values = new Map<TSESTree.Node, PromClientValue>();
  // It grows while it is walked through: each step may add more.
  const flows = promClientSources(sourceCode, additionalWrappers);
  for (const flow of flows) {
    switch (flow.to) {
      case 'use':
        if (!uses.has(flow.node)) uses.set(flow.node, flow);
        break;
      case 'binding':
        flows.push(...flowsFromPattern(flow.pattern, flow.value, sourceCode));
        break;
      case 'expression':
        if (values.has(flow.node)) break;
        values.set(flow.node, flow.value);
        flows.push(...flowsFrom(flow.node, flow.value, sourceCode));
    }
  }
  return { uses: [...uses.values()], values };
}

function flowsFromPattern(
  pattern: TSESTree.Node,
  value: PromClientValue,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Flow[] {
  switch (pattern.type) {
    case AST_NODE_TYPES.Identifier:
      return readsOf(pattern, sourceCode).map((node) => ({ to: 'expression', node, value }));
    case AST_NODE_TYPES.ObjectPattern:
      // What is taken out of the global registry works on it.
      if (value.kind === 'export' && value.name === GLOBAL_REGISTRY) {
        return [{ to: 'use', kind: 'access', node: pattern, value }];
      }
      return pattern.properties.flatMap((property): Flow[] => {
        if (property.type === AST_NODE_TYPES.RestElement) {
          return [{ to: 'binding', pattern: property.argument, value }];
        }
        const member = memberOf(value, propertyName(property, sourceCode));
        return member ? [{ to: 'binding', pattern: property.value, value: member }] : [];
      });
    case AST_NODE_TYPES.AssignmentPattern:
      return [{ to: 'binding', pattern: pattern.left, value }];
    case AST_NODE_TYPES.MemberExpression:
      return [{ to: 'use', kind: 'escape', node: pattern, value }];
    default:
      return [];
  }
}

function readsOf(name: TSESTree.Identifier, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.Node[] {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name);
  const reads = variable?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.map(({ identifier }) => identifier);
}
