import { FORBIDDEN_LABELS } from '@ibex/catalog';

/** What a user writes under `settings['ibex-metrics']`. */
export interface IbexMetricsSettings {
  /** The object made by `defineCatalog`, or plain data of its shape. Absent: the default policy. */
  readonly catalog?: CatalogSetting;
  /**
   * The folder or file that may use prom-client, relative to the working directory of ESLint, such as
   * `packages/metrics`. Absent: none may.
   */
  readonly metricsPackage?: string;
}

/** As much of a catalog as the rules read; whatever else it has is ignored. */
export interface CatalogSetting {
  readonly metrics: readonly MetricSetting[];
  /** Absent: the default policy. */
  readonly forbiddenLabels?: readonly string[];
}

/** A metric by its name and the names of its labels. */
export interface MetricSetting {
  readonly name: string;
  /** Its keys are the names; what a label may hold is nothing to the rules. */
  readonly labels?: object;
}

/** The settings as the rules use them: complete, and of the right types whatever was configured. */
export interface MetricsSettings {
  readonly forbiddenLabels: readonly string[];
  /** The label names of every metric of the catalog, in its order; empty without a catalog. */
  readonly labelNamesOfMetrics: ReadonlyMap<string, readonly string[]>;
  readonly metricsPackage: string | undefined;
  /** What is wrong with the settings as written; the defaults stand in for it. */
  readonly problems: readonly SettingsProblem[];
}

/** A malformed setting. */
export interface SettingsProblem {
  /** The setting as one would write it, such as `settings["ibex-metrics"].metricsPackage`. */
  readonly setting: string;
  readonly problem: string;
  readonly fix: string;
}

/** The key of the plugin in ESLint's `settings`. */
export const SETTINGS_KEY = 'ibex-metrics';

/** The settings of someone who configured nothing. */
export const DEFAULT_SETTINGS: MetricsSettings = {
  forbiddenLabels: FORBIDDEN_LABELS,
  labelNamesOfMetrics: new Map(),
  metricsPackage: undefined,
  problems: [],
};
