import type { TSESLint } from '@typescript-eslint/utils';

import type { MetricsSettings } from '../settings/metrics-settings.js';
import { WRAPPER_MODULES } from './wrapper-modules.js';

/**
 * Whether a file can have anything to do with metrics. Most files of a code base cannot, and a look at their text is
 * all that they should cost. What is found in a file that passes is up to the model; a test has the corpus linted without
 * this look, which must change nothing.
 *
 * @param additionalModules - packages to look for besides prom-client and its known wrappers
 */
export function mentionsMetrics(
  sourceCode: Readonly<TSESLint.SourceCode>,
  settings: MetricsSettings,
  additionalModules: readonly string[] = [],
): boolean {
  const { text } = sourceCode;
  const known = mentioning.get(sourceCode);
  let isKnownToMention = known?.settings === settings ? known.isMentioned : undefined;
  if (isKnownToMention === undefined) {
    isKnownToMention =
      isAboutMetrics(text, settings) ||
      COMMON_TEXT.test(text) ||
      (sourceCode.parserServices?.program != null && TEXT_FOR_TYPES.test(text));
    mentioning.set(sourceCode, { settings, isMentioned: isKnownToMention });
  }
  return isKnownToMention || additionalModules.some((name) => text.includes(name.replace(/\*$/, '')));
}

/**
 * Whether a text has what little else than metrics has. It is less than what a rule must look at: words such as `help`
 * are in many a file.
 */
export function isAboutMetrics(text: string, settings: MetricsSettings): boolean {
  return METRICS_TEXT.test(text) || mentionsCatalog(text, settings);
}

/**
 * Whether prom-client, or a package that wraps it, can come into a file by an import or a load of the file's own.
 *
 * @param additionalModules - packages to look for besides prom-client and its known wrappers
 */
export function mentionsPromClient(text: string, additionalModules: readonly string[]): boolean {
  return MODULES_TEXT.test(text) || additionalModules.some((name) => text.includes(name.replace(/\*$/, '')));
}

/** Whether a text has what names of the catalog begin with. */
export function mentionsCatalog(text: string, settings: MetricsSettings): boolean {
  return beginningsOfNames(settings).some((beginning) => text.includes(beginning));
}

/** The first words of the catalog's names, with the underscore. */
export function beginningsOfNames({ metrics }: MetricsSettings): readonly string[] {
  let beginnings = knownBeginnings.get(metrics);
  if (!beginnings) {
    beginnings = [...new Set([...metrics.keys()].map((name) => name.replace(/_.*$/, '_')))];
    knownBeginnings.set(metrics, beginnings);
  }
  return beginnings;
}

/** Where prom-client may come from, a specifier that is put together included. */
const MODULES = [
  'prom-client',
  ...WRAPPER_MODULES.map(({ name }) => name.replace(/\*$/, '').replaceAll('.', String.raw`\.`)),
  String.raw`\b(?:require|import)\s*\(\s*(?:[^'"\s)]|'[^']*'\s*\+|"[^"]*"\s*\+)`,
];

const MODULES_TEXT = new RegExp(MODULES.join('|'));

const METRICS_TEXT = new RegExp(
  [
    ...MODULES,
    // What makes a metric, or a definition.
    String.raw`\b(?:Counter|Gauge|Histogram|Summary|Registry|Pushgateway)\s*(?:<.*>)?\s*\(`,
    'labelNames',
    'collectDefaultMetrics',
    '@ibex/catalog',
    // What takes labels, as a member with a dot or in brackets.
    String.raw`[.'"${'`'}]\s*(?:inc|dec|observe|setToCurrentTime|startTimer|labels|zero)\b`,
    // What only a registry or Pushgateway has.
    String.raw`\.\s*(?:getSingleMetric|pushAdd|registerMetric|removeSingleMetric|resetMetrics|setDefaultLabels)\b`,
  ].join('|'),
);

/** What options of metrics and groupings have, and much else too. */
const COMMON_TEXT = /\b(?:collect|groupings|help)['"]?\s*[(:]/;

/** What only types can tell to be a metric's and not a map's. */
const TEXT_FOR_TYPES =
  /\.\s*(?:set|remove)\s*\(\s*\{|(?:prom|regist(?:er|ry))\w*\s*\.\s*(?:clear|merge)\b|\[\w+\]\(/i;

/** By file: the rules ask one after another. */
const mentioning = new WeakMap<
  Readonly<TSESLint.SourceCode>,
  { readonly settings: MetricsSettings; readonly isMentioned: boolean }
>();

/** By catalog. */
const knownBeginnings = new WeakMap<MetricsSettings['metrics'], readonly string[]>();
