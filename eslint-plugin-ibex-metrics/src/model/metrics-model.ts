import type { TSESLint } from '@typescript-eslint/utils';

import type { MetricsSettings } from '../settings/metrics-settings.js';
import type { AnalysedFile } from './analysed-file.js';
import type { MetricLabel } from './metric-label.js';
import { type LabellingNode, metricLabels } from './metric-labels.js';
import { type PromClientUsage, promClientUsage } from './prom-client-usage.js';

/** What all rules know of a file. It is worked out on demand, and once. */
export interface MetricsModel {
  /** Every use of prom-client, wherever it came from. */
  readonly promClient: PromClientUsage;
  /**
   * The labels that a call, a construction or an object of options declares or gives values to; empty
   * where it has nothing to do with metrics.
   */
  labelsOf(node: LabellingNode): readonly MetricLabel[];
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
  readonly #labels = new Map<LabellingNode, readonly MetricLabel[]>();
  #promClient: PromClientUsage | undefined;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, settings: MetricsSettings) {
    this.sourceCode = sourceCode;
    this.settings = settings;
  }

  get promClient(): PromClientUsage {
    this.#promClient ??= promClientUsage(this.sourceCode);
    return this.#promClient;
  }

  labelsOf(node: LabellingNode): readonly MetricLabel[] {
    let labels = this.#labels.get(node);
    if (!labels) {
      labels = metricLabels(node, this);
      this.#labels.set(node, labels);
    }
    return labels;
  }
}

/** By file, which ESLint parses anew for each pass; nothing is kept beyond it. */
const models = new WeakMap<Readonly<TSESLint.SourceCode>, LazyMetricsModel>();
