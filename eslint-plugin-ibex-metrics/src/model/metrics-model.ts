import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { MetricsSettings } from '../settings/metrics-settings.js';
import type { AnalysedFile } from './analysed-file.js';
import { expositionContentType } from './exposition-content-type.js';
import { type DefiningNode, type MetricDefinition, metricDefinition } from './metric-definition.js';
import type { MetricLabel } from './metric-label.js';
import { type LabellingNode, metricLabels } from './metric-labels.js';
import { type PromClientUsage, promClientUsage } from './prom-client-usage.js';
import type { HeaderNode } from './response-content-type.js';
import { type TypeInformation, typeInformation } from './type-information.js';
import { type UntracedUse, untracedUse } from './untraced-use.js';

/** What all rules know of a file. It is worked out on demand, and once. */
export interface MetricsModel {
  /** Every use of prom-client, wherever it came from. */
  readonly promClient: PromClientUsage;
  /**
   * The same, with more packages that count as wrappers of prom-client.
   *
   * @param additionalWrappers - their names
   */
  promClientWith(additionalWrappers: readonly string[]): PromClientUsage;
  /** A construction or call that uses prom-client though no import of the file leads there. */
  untracedUse(node: TSESTree.CallExpression | TSESTree.NewExpression): UntracedUse | undefined;
  /** `undefined` where the file was parsed without types. */
  readonly types: TypeInformation | undefined;
  /**
   * The labels that a call, a construction or an object of options declares or gives values to; empty
   * where it has nothing to do with metrics.
   */
  labelsOf(node: LabellingNode): readonly MetricLabel[];
  /** The metric that a construction, a call or an object of options defines. */
  definitionOf(node: DefiningNode): MetricDefinition | undefined;
  /** The content type of the exposition that a node answers a request with. */
  expositionContentType(node: HeaderNode): TSESTree.Node | undefined;
}

/**
 * The model of a file, shared by the rules that run on it.
 *
 * @param sourceCode - the file
 * @param settings - what was configured for it
 */
export function metricsModel(
  sourceCode: Readonly<TSESLint.SourceCode>,
  settings: MetricsSettings,
): MetricsModel {
  const known = models.get(sourceCode);
  if (known?.settings === settings) return known;
  const model = new LazyMetricsModel(sourceCode, settings);
  models.set(sourceCode, model);
  return model;
}

class LazyMetricsModel implements MetricsModel, AnalysedFile {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly settings: MetricsSettings;
  readonly types: TypeInformation | undefined;
  readonly #labels = new Map<LabellingNode, readonly MetricLabel[]>();
  /** `null` where there is none. */
  readonly #definitions = new Map<DefiningNode, MetricDefinition | null>();
  #promClient: PromClientUsage | undefined;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, settings: MetricsSettings) {
    this.sourceCode = sourceCode;
    this.settings = settings;
    this.types = typeInformation(sourceCode);
  }

  get promClient(): PromClientUsage {
    this.#promClient ??= promClientUsage(this.sourceCode);
    return this.#promClient;
  }

  promClientWith(additionalWrappers: readonly string[]): PromClientUsage {
    return additionalWrappers.length === 0
      ? this.promClient
      : promClientUsage(this.sourceCode, additionalWrappers);
  }

  untracedUse(node: TSESTree.CallExpression | TSESTree.NewExpression): UntracedUse | undefined {
    return untracedUse(node, this);
  }

  labelsOf(node: LabellingNode): readonly MetricLabel[] {
    let labels = this.#labels.get(node);
    if (!labels) {
      labels = metricLabels(node, this);
      this.#labels.set(node, labels);
    }
    return labels;
  }

  definitionOf(node: DefiningNode): MetricDefinition | undefined {
    let definition = this.#definitions.get(node);
    if (definition === undefined) {
      definition = metricDefinition(node, this) ?? null;
      this.#definitions.set(node, definition);
    }
    return definition ?? undefined;
  }

  expositionContentType(node: HeaderNode): TSESTree.Node | undefined {
    return expositionContentType(node, this);
  }
}

/** By file, which ESLint parses anew for each pass; nothing is kept beyond it. */
const models = new WeakMap<Readonly<TSESLint.SourceCode>, LazyMetricsModel>();
