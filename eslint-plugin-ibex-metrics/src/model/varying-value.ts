import { AST_NODE_TYPES, ASTUtils, TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { bindingSource } from './binding-source.js';
import { memberPath } from './member-path.js';
import { possibleValues } from './possible-values.js';
import { isTransparent } from './syntactic-position.js';
import { convertedValue, partsOfText } from './text-expression.js';

/**
 * Whether a part of a text stays the same while the process runs: a constant, something imported, configuration. It
 * does not where it comes in as a parameter, from a loop or a counter, or is called an id.
 *
 * @param part - an expression within the text; one of which nothing is known is taken for fixed
 */
export function isFixedPart(part: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return !new Inspection(sourceCode).isVarying(part);
}

/** One inspection: it looks at each expression once, since values can go in circles. */
class Inspection {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #inspected = new Set<TSESTree.Node>();

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#sourceCode = sourceCode;
  }

  isVarying(expression: TSESTree.Node): boolean {
    return possibleValues(expression, this.#sourceCode).some((value) => {
      if (this.#inspected.has(value)) return false;
      this.#inspected.add(value);
      return this.#isVaryingValue(value);
    });
  }

  #isVaryingValue(value: TSESTree.Node): boolean {
    switch (value.type) {
      case AST_NODE_TYPES.Identifier:
      case AST_NODE_TYPES.MemberExpression:
        return this.#isVaryingName(value);
      case AST_NODE_TYPES.CallExpression:
        return this.#isVaryingCall(value);
      case AST_NODE_TYPES.AwaitExpression:
        return this.isVarying(value.argument);
      case AST_NODE_TYPES.UpdateExpression:
        return true;
      default:
        return partsOfText(value)?.some((part) => this.isVarying(part)) ?? false;
    }
  }

  #isVaryingName(value: TSESTree.Identifier | TSESTree.MemberExpression): boolean {
    const converted = convertedValue(value, this.#sourceCode);
    if (converted) return this.isVarying(converted);
    const path = memberPath(value, this.#sourceCode);
    const name = path.at(-1) ?? '';
    if (NAME_OF_CONSTANT.test(name) || NAME_OF_PREFIX.test(name)) return false;
    if (NAME_OF_NAME.test(name) && this.#isToldToFactory(value)) return false;
    if (NAME_OF_ID.test(name)) return true;
    if (path.some((owner) => NAME_OF_CONFIGURATION.test(owner))) return false;
    return this.#comesAnew(value);
  }

  /** Whether a function that makes metrics is told it together with the help text; its callers say what that is. */
  #isToldToFactory(value: TSESTree.Node): boolean {
    if (value.type !== AST_NODE_TYPES.Identifier) return false;
    const help = ASTUtils.findVariable(this.#sourceCode.getScope(value), 'help');
    return help?.defs[0]?.type === TSESLint.Scope.DefinitionType.Parameter;
  }

  #isVaryingCall({ callee, arguments: args }: TSESTree.CallExpression): boolean {
    const name = memberPath(callee, this.#sourceCode).at(-1) ?? '';
    if (NAME_OF_GENERATOR.test(name) || NAME_OF_ID.test(name)) return true;
    const inputs = callee.type === AST_NODE_TYPES.MemberExpression ? [callee.object, ...args] : args;
    return inputs.some((input) => this.isVarying(input));
  }

  /** Whether a name, or what it is a member of, is bound anew again and again: by a call, a loop, an update. */
  #comesAnew(value: TSESTree.Node): boolean {
    const root = rootOf(value);
    if (root.type !== AST_NODE_TYPES.Identifier) return false;
    const variable = ASTUtils.findVariable(this.#sourceCode.getScope(root), root);
    const [definition] = variable?.defs ?? [];
    switch (definition?.type) {
      case TSESLint.Scope.DefinitionType.Parameter:
        return true;
      case TSESLint.Scope.DefinitionType.Variable: {
        if (LOOPS.has(definition.parent.parent.type)) return true;
        if (variable?.references.some(({ identifier }) => isUpdated(identifier))) return true;
        const from = bindingSource(definition.name, this.#sourceCode)?.from;
        return from && !this.#inspected.has(from) ? this.isVarying(from) : false;
      }
      default:
        return false;
    }
  }
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  if (isTransparent(node)) return rootOf(node.expression);
  if (node.type === AST_NODE_TYPES.MemberExpression) return rootOf(node.object);
  return node;
}

function isUpdated({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.UpdateExpression ||
    (parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.operator === '+=')
  );
}

const LOOPS: ReadonlySet<string> = new Set([AST_NODE_TYPES.ForInStatement, AST_NODE_TYPES.ForOfStatement]);

/** An imported or global constant, or a variable of the environment, by the convention for its name. */
const NAME_OF_CONSTANT = /^[A-Z][A-Z0-9_]*$/;

/** What is put in front of every name of a process, also where it is passed to whatever makes the metrics. */
const NAME_OF_PREFIX = /(?:prefix|namespace|subsystem)$/i;

const NAME_OF_NAME = /^(?:metric_?)?name$/i;

/** What is read once, when the process starts. */
const NAME_OF_CONFIGURATION = /config|settings/i;

const NAME_OF_ID = /^(?:id|uuid|guid)$|(?:_id|Id|ID|_uuid|Uuid|UUID|Guid|GUID)$/;

const NAME_OF_GENERATOR =
  /^(?:cuid|nanoid|now|random|randomBytes|randomInt|randomUUID|ulid|uniqueId|v[1-7])$/;
