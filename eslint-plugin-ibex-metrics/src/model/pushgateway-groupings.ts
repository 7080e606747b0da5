import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import type { CalledMethod } from './called-method.js';
import { objectProperties } from './object-properties.js';

/**
 * The groupings given to a Pushgateway, which become labels of all that is pushed: `push({ jobName, groupings })`.
 *
 * @returns the object with the groupings; `undefined` for any other method. A job's name beside them is evidence
 *   enough, whatever the method is called on
 */
export function pushgatewayGroupings(
  { name: method, arguments: [options] }: CalledMethod,
  { sourceCode }: AnalysedFile,
): TSESTree.Node | undefined {
  if (!PUSHING_METHODS.has(method) || !options || options.type === AST_NODE_TYPES.SpreadElement)
    return undefined;
  const properties = objectProperties(options, sourceCode);
  return properties.some(({ name }) => name === 'jobName')
    ? properties.find(({ name }) => name === 'groupings')?.value
    : undefined;
}

const PUSHING_METHODS: ReadonlySet<string> = new Set(['delete', 'push', 'pushAdd']);
