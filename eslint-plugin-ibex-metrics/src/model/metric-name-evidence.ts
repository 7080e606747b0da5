import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { MetricsSettings } from '../settings/metrics-settings.js';
import type { NameInText, WrittenText } from './name-in-text.js';
import { propertyName } from './property-name.js';

/**
 * Whether a name is certainly meant for a metric by what it ends in, or by where it stands. Tables, keys and files are
 * named after a service as well.
 */
export function isMeantForMetric(
  { name, before, after }: NameInText,
  node: WrittenText,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  return (
    METRIC_SUFFIX.test(name) ||
    SELECTOR_AFTER.test(after) ||
    FUNCTION_BEFORE.test(before) ||
    isOfFamily(before) ||
    (isWholeText(before, after) && isAskedOfRegistry(node, sourceCode))
  );
}

/** Whether what stands before a name in a text makes it that of a family, in a line such as `# TYPE`. */
export function isOfFamily(before: string): boolean {
  return FAMILY_BEFORE.test(before);
}

/** Whether what stands before a name in a text makes it that of a table, in SQL. */
export function isOfTable(before: string): boolean {
  const [words] = TABLE_BEFORE.exec(before.slice(-LONGEST_BEFORE_TABLE)) ?? [];
  return words !== undefined && (words === words.toUpperCase() || STATEMENT.test(before));
}

/** Whether a name begins with the prefix and a service or subsystem of the catalog, and goes on. */
export function hasShapeOfCatalog(name: string, settings: MetricsSettings): boolean {
  let owners = ownersBySettings.get(settings);
  if (!owners) {
    const { metrics, naming } = settings;
    const words = naming ? [...naming.services, ...naming.subsystems] : [];
    owners = new Set([
      ...words.map((word) => `${naming?.prefix ?? ''}_${word}`),
      ...[...metrics.keys()].map(beginning),
    ]);
    ownersBySettings.set(settings, owners);
  }
  return owners.has(beginning(name)) && name.split('_').length > 2;
}

/** Whether a text looks for something that only begins as the names do: `startsWith('shop_cart_orders')`. */
export function isSearchedFor(node: WrittenText, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return SEARCHING_METHODS.has(calledWith(node, sourceCode) ?? '');
}

function isWholeText(before: string, after: string): boolean {
  return before === '' && after === '';
}

function isAskedOfRegistry(node: WrittenText, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return REGISTRY_METHODS.has(calledWith(node, sourceCode) ?? '');
}

/** The method that is given a text as an argument of its own. */
function calledWith(node: WrittenText, sourceCode: Readonly<TSESLint.SourceCode>): string | undefined {
  const text: TSESTree.Node = node.type === AST_NODE_TYPES.TemplateElement ? node.parent : node;
  const call = text.parent;
  return call.type === AST_NODE_TYPES.CallExpression && call.callee.type === AST_NODE_TYPES.MemberExpression
    ? propertyName(call.callee, sourceCode)
    : undefined;
}

function beginning(name: string): string {
  return name.split('_', 2).join('_');
}

/** What hardly anything but a metric ends in. `_seconds` and `_bytes` are in the names of settings too. */
const METRIC_SUFFIX = /_(?:total|bucket|(?:seconds|bytes)_(?:sum|count))$/;

/** `{route="/"}`, `[5m]` */
const SELECTOR_AFTER = /^(?:\{\s*(?:[a-zA-Z_]\w*\s*(?:=|!)|\}|$)|\[\s*(?:\d|\$|$))/;

/** Functions that only PromQL has; `sum(…)` is SQL as well. */
const FUNCTION_BEFORE =
  /\b(?:absent|changes|delta|deriv|idelta|increase|irate|predict_linear|rate|resets|[a-z]+_over_time|(?:by|without)\s*\([^()]*\))\s*\(\s*$/;

const FAMILY_BEFORE = /#\s*(?:HELP|TYPE|UNIT)\s+$/;

/** A word and some blanks; a statement may be far longer. */
const LONGEST_BEFORE_TABLE = 40;

const TABLE_BEFORE = /\b(?:FROM|INTO|JOIN|ON|TABLE|EXISTS|UPDATE)\s+["`]?$/i;

/** In lower case the words before a table are words of a sentence too, unless a statement begins it. */
const STATEMENT =
  /^\s*(?:update\s|(?:insert|delete|truncate|(?:alter|create|drop)(?: unique)?(?: index| table| view)|select|with)\s)/;

const REGISTRY_METHODS: ReadonlySet<string> = new Set([
  'getSingleMetric',
  'getSingleMetricAsString',
  'removeSingleMetric',
]);

const SEARCHING_METHODS: ReadonlySet<string> = new Set([
  'includes',
  'indexOf',
  'lastIndexOf',
  'match',
  'replace',
  'replaceAll',
  'search',
  'split',
  'startsWith',
  'stringContaining',
  'toContain',
  'toMatch',
]);

const ownersBySettings = new WeakMap<MetricsSettings, ReadonlySet<string>>();
