import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { memberPath } from './member-path.js';
import { type MetricReceiver, metricReceiver } from './metric-receiver.js';
import { methodCalls } from './method-calls.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';
import { returnedValues } from './returned-values.js';

/**
 * The metric that a function records which `startTimer` returned, also where the function was kept in a map.
 *
 * @param callee - what is called
 * @returns `undefined` for any other function
 */
export function timedMetric(callee: TSESTree.Node, file: AnalysedFile): MetricReceiver | undefined {
  // Every call of every file comes here; the text is the cheapest way to know that none starts a timer.
  if (!file.sourceCode.text.includes('startTimer')) return undefined;
  const timed = timers(callee, file, new Set())
    .map(({ object }) => metricReceiver(object, file))
    .find(({ kind }) => kind !== 'other');
  return timed ?? (isTimerByType(callee, file) ? TIMED_METRIC : undefined);
}

/** A function that prom-client declares and that is called by a name of this file can only be a timer's. */
function isTimerByType(callee: TSESTree.Node, { types }: AnalysedFile): boolean {
  return callee.type === AST_NODE_TYPES.Identifier && types?.originOf(callee).from === 'prom-client';
}

const TIMED_METRIC: MetricReceiver = { kind: 'metric', name: undefined, labelNames: undefined };

/** The members `metric.startTimer` whose call an expression may hold the result of. */
function timers(
  expression: TSESTree.Node,
  file: AnalysedFile,
  visited: Set<TSESTree.Node>,
): TSESTree.MemberExpression[] {
  return possibleValues(expression, file.sourceCode).flatMap((value) => {
    if (visited.has(value)) return [];
    visited.add(value);
    if (value.type === AST_NODE_TYPES.CallExpression) {
      const { callee } = value;
      const method =
        callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee, file.sourceCode) : undefined;
      if (method === 'startTimer') return [callee as TSESTree.MemberExpression];
      const given =
        method === 'get'
          ? valuesPutInto((callee as TSESTree.MemberExpression).object, file)
          : returnedValues(value, file.sourceCode);
      return given.flatMap((inner) => timers(inner, file, visited));
    }
    return value.type === AST_NODE_TYPES.MemberExpression
      ? timersAssignedTo(value, file).flatMap((inner) => timers(inner, file, visited))
      : [];
  });
}

/** What `set` puts into a map of some name. */
function valuesPutInto(map: TSESTree.Node, { sourceCode }: AnalysedFile): TSESTree.Node[] {
  const path = memberPath(map, sourceCode).join('.');
  return methodCalls('set', sourceCode).flatMap(({ call, receiver }) => {
    const value = call.arguments[1];
    return value && memberPath(receiver, sourceCode).join('.') === path ? [value] : [];
  });
}

/** What is assigned to members of the same name, `request.stopTimer = …`, or elements of the same object. */
function timersAssignedTo(member: TSESTree.MemberExpression, { sourceCode }: AnalysedFile): TSESTree.Node[] {
  const name = propertyName(member, sourceCode);
  const path = memberPath(member.object, sourceCode).join('.');
  return methodCalls('startTimer', sourceCode).flatMap(({ call }) => {
    const assigned = call.parent.type === AST_NODE_TYPES.AssignmentExpression ? call.parent.left : undefined;
    if (assigned?.type !== AST_NODE_TYPES.MemberExpression) return [];
    const isSame =
      name === undefined
        ? memberPath(assigned.object, sourceCode).join('.') === path
        : propertyName(assigned, sourceCode) === name;
    return isSame ? [call] : [];
  });
}
