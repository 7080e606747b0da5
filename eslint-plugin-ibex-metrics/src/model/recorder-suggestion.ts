import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { declaredName } from './metric-options.js';

/** What may stand in place of a metric that is constructed: the recorder the catalog has for it. */
export interface RecorderSuggestion {
  readonly construction: TSESTree.NewExpression;
  /** Such as `metrics.record.ibex_proxy_requests_total`. */
  readonly recorder: string;
}

/**
 * Finds the recorder of a constructed metric.
 *
 * @param constructed - the class in `new Counter({ name: '…' })`
 * @returns `undefined` unless the catalog has the metric and the recorders are in scope there
 */
export function recorderSuggestion(
  constructed: TSESTree.Node,
  { settings, sourceCode }: Pick<AnalysedFile, 'settings' | 'sourceCode'>,
): RecorderSuggestion | undefined {
  const construction = constructed.parent;
  if (construction?.type !== AST_NODE_TYPES.NewExpression || construction.callee !== constructed) {
    return undefined;
  }
  const [options] = construction.arguments;
  const name = options && declaredName(options, sourceCode);
  if (name === undefined || !settings.metrics.has(name)) return undefined;
  const [root = ''] = settings.recorders.split('.');
  if (!ASTUtils.findVariable(sourceCode.getScope(construction), root)) return undefined;
  return { construction, recorder: `${settings.recorders}.${name}` };
}
