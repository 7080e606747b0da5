import {
  checkNameConvention,
  lintMetric,
  type LintableMetric,
  type CatalogFinding,
  type NamingPolicy,
} from '@ibex/catalog';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { type AssembledText, constantText } from './assembled-text.js';
import type { MetricDefinition } from './metric-definition.js';
import { metricNames } from './metric-name.js';
import { possibleValues } from './possible-values.js';
import { placeOf } from './reporting-place.js';
import { sourceExcerpt } from './source-excerpt.js';

/** What is wrong with how a metric is named or described. */
export type NamingFinding =
  | {
      readonly kind: 'flaw';
      readonly node: TSESTree.Node;
      /** The metric's name, as far as it is known. */
      readonly metric: string | undefined;
      readonly found: CatalogFinding;
    }
  /** The name is put together from something that may be different each time. */
  | { readonly kind: 'varying-name'; readonly node: TSESTree.Node; readonly part: TSESTree.Node };

/**
 * Promlint's findings on a definition and those of the name convention, in the words of the catalog; and a name that
 * is not constant.
 *
 * @param configuredPolicy - the words that names are made of; `undefined`: names are free
 */
export function namingFindings(
  definition: MetricDefinition,
  configuredPolicy: NamingPolicy | undefined,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly NamingFinding[] {
  const { catalog } = definition;
  // The metrics of another catalog than the one that was configured follow its words.
  const isOfOtherCatalog = catalog?.prefix !== undefined && catalog.prefix !== configuredPolicy?.prefix;
  const policy = isOfOtherCatalog ? undefined : configuredPolicy;
  const names = definition.name.values.flatMap((expression) =>
    metricNames(expression, sourceCode).map((name) => ({ ...name, place: placeOf(expression, name.node) })),
  );
  const [name, ...others] = names;
  const metric =
    name?.kind === 'fixed' && others.length === 0
      ? withParts(withPlaceholders(name.text), name.text, sourceCode)
      : undefined;
  return [
    ...names.flatMap((each): NamingFinding[] =>
      each.kind === 'varying'
        ? [{ kind: 'varying-name', node: each.place, part: each.part }]
        : nameFlaws(each.text, each.place, definition.type, policy, sourceCode),
    ),
    ...helpTexts(definition, sourceCode).flatMap(({ node, text }) =>
      flaws(lintMetric({ ...FLAWLESS, help: text, labelNames: [] }), node, metric),
    ),
    ...definition.labels.flatMap(({ name: label, node }) =>
      flaws(lintLabel(label, definition.type), node, metric),
    ),
  ];
}

function nameFlaws(
  name: AssembledText,
  node: TSESTree.Node,
  type: LintableMetric['type'],
  policy: NamingPolicy | undefined,
  sourceCode: Readonly<TSESLint.SourceCode>,
): NamingFinding[] {
  const text = withPlaceholders(name);
  const isWhole = !text.includes(UNKNOWN_PART);
  // Of a name whose end is not known, the suffix is not either.
  const linted = lintMetric({ ...FLAWLESS, name: text, type, labelNames: [] }).filter(
    ({ code }) => !(text.endsWith(UNKNOWN_PART) && CODES_OF_SUFFIXES.has(code)),
  );
  const found = [...(isWhole && policy ? conventionFindings(text, type, policy) : []), ...linted].map(
    ({ message, fix, ...finding }) => ({
      ...finding,
      message: withParts(message, name, sourceCode),
      fix: withParts(fix, name, sourceCode),
    }),
  );
  return flaws(found, node, withParts(text, name, sourceCode));
}

/** The convention says what a counter, a gauge and a histogram end in; of others only the beginning is sure. */
function conventionFindings(
  name: string,
  type: LintableMetric['type'],
  policy: NamingPolicy,
): CatalogFinding[] {
  return type === 'counter' || type === 'gauge' || type === 'histogram'
    ? checkNameConvention(name, type, policy)
    : checkNameConvention(name, 'gauge', policy).filter(({ code }) => code === 'catalog/name-convention');
}

function helpTexts(
  { help, node }: MetricDefinition,
  sourceCode: Readonly<TSESLint.SourceCode>,
): { readonly node: TSESTree.Node; readonly text: string | undefined }[] {
  if (help.isMissing) return [{ node, text: undefined }];
  return help.values.flatMap((expression) =>
    possibleValues(expression, sourceCode).flatMap((value) => {
      const text = constantText(value, sourceCode);
      return text === undefined ? [] : [{ node: placeOf(expression, value), text }];
    }),
  );
}

function lintLabel(label: string, type: LintableMetric['type']): CatalogFinding[] {
  const ofTheRest = new Set(lintMetric({ ...FLAWLESS, type, labelNames: [] }).map(({ message }) => message));
  return lintMetric({ ...FLAWLESS, type, labelNames: [label] }).filter(
    ({ message }) => !ofTheRest.has(message),
  );
}

function flaws(
  found: readonly CatalogFinding[],
  node: TSESTree.Node,
  metric: string | undefined,
): NamingFinding[] {
  return found.map((each) => ({ kind: 'flaw', node, metric, found: each }));
}

function withPlaceholders(name: AssembledText): string {
  return name.map((piece) => (typeof piece === 'string' ? piece : UNKNOWN_PART)).join('');
}

/** Puts the source of the parts that are not known back into a text about a name. */
function withParts(text: string, name: AssembledText, sourceCode: Readonly<TSESLint.SourceCode>): string {
  const parts = name.filter((piece) => typeof piece !== 'string');
  return text.replaceAll(UNKNOWN_PART, () => {
    const part = parts.shift();
    return part ? `\${${sourceExcerpt(part, sourceCode)}}` : '';
  });
}

/** It stands for a part that is not known, and is in no name. */
const UNKNOWN_PART = '\uE000';

const CODES_OF_SUFFIXES: ReadonlySet<string> = new Set(['lint/counter-suffix', 'lint/reserved-suffix']);

/** What a finding on the rest of a definition is looked for with. */
const FLAWLESS = { name: 'requests', type: 'untyped', help: 'Requests' } as const;
