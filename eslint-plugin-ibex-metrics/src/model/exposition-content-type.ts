import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { annotatedType } from './annotated-type.js';
import { assembledText } from './assembled-text.js';
import { heldValue } from './held-value.js';
import { memberPath } from './member-path.js';
import { possibleValues } from './possible-values.js';
import { type HeaderNode, responseContentType } from './response-content-type.js';
import { isRegistry } from './untraced-use.js';

/**
 * The content type of the exposition that a node answers with.
 *
 * @returns the expression of it; `undefined` where the node sets none, or another
 */
export function expositionContentType(node: HeaderNode, file: AnalysedFile): TSESTree.Node | undefined {
  const value = responseContentType(node, file.sourceCode);
  return value && isExpositionContentType(value, file) ? value : undefined;
}

/** Whether a file has a content type of the exposition, or with types may have. */
export function mentionsContentTypes({ text, parserServices }: Readonly<TSESLint.SourceCode>): boolean {
  return parserServices?.program ? HEADER_TEXT.test(text) : VALUE_TEXT.test(text) && HEADER_TEXT.test(text);
}

/**
 * Whether a value is, or may be, a content type of the exposition formats: written out, or what prom-client has it as,
 * such as `register.contentType`.
 */
function isExpositionContentType(value: TSESTree.Node, file: AnalysedFile): boolean {
  return (
    possibleValues(value, file.sourceCode).some((node) => isContentType(node, file)) ||
    (file.types?.literalValues(value)?.some((text) => EXPOSITION_TYPE.test(text)) ?? false)
  );
}

function isContentType(node: TSESTree.Node, file: AnalysedFile): boolean {
  const text = assembledText(node, file.sourceCode);
  if (text) {
    const known = text.map((piece) => (typeof piece === 'string' ? piece : '…')).join('');
    return EXPOSITION_TYPE.test(known);
  }
  const isNamed = node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression;
  if (!isNamed) return false;
  const path = memberPath(node, file.sourceCode);
  const name = path.at(-1) ?? '';
  if (CONSTANTS_OF_PROM_CLIENT.has(name)) return true;
  if (name !== 'contentType' || node.type !== AST_NODE_TYPES.MemberExpression) return isOfRegistry(path);
  return isOfRegistry(path) || isRegistryOfPromClient(node.object, file);
}

/** `register.contentType`, however the registry came there, and what is taken out of it. */
function isOfRegistry(path: readonly string[]): boolean {
  const [owner = '', name = ''] = path.slice(-2);
  return path.length > 1 && name === 'contentType' && NAME_OF_REGISTRY.test(owner);
}

function isRegistryOfPromClient(object: TSESTree.Node, file: AnalysedFile): boolean {
  if (isRegistry(object, file) || heldValue(object, file)) return true;
  const annotated = annotatedType(object, file.sourceCode);
  if (annotated?.origin === 'prom-client') return NAME_OF_REGISTRY.test(annotated.name);
  const origin = file.types?.originOf(object);
  return origin?.from === 'prom-client' && NAME_OF_REGISTRY.test(origin.name);
}

const HEADER_TEXT = /content.?type|\.\s*type\s*(?:\(|=[^=])/i;

const VALUE_TEXT = /version\s*=\s*\\?"?0\.0\.4|openmetrics|content_?type|io\.prometheus\.client/i;

const EXPOSITION_TYPE =
  /^\s*(?:text\/plain\s*;(?:.*;)?\s*version\s*=\s*"?0\.0\.4\b|application\/openmetrics-text\b|application\/vnd\.google\.protobuf\s*;.*\bio\.prometheus\.client\.MetricFamily\b)/i;

const CONSTANTS_OF_PROM_CLIENT: ReadonlySet<string> = new Set([
  'OPENMETRICS_CONTENT_TYPE',
  'openMetricsContentType',
  'PROMETHEUS_CONTENT_TYPE',
  'prometheusContentType',
]);

/** `register`, `promRegistry`, `metricsRegistry`, `AggregatorRegistry`; no other registry has a content type. */
const NAME_OF_REGISTRY =
  /^[#_]*(?:\w*(?:prom|metric)\w*|aggregat\w*|cluster|custom|default|global|merged)?_?regist(?:er|ry)$|^prom(?:-?client|etheus)?$/i;
