import { FORBIDDEN_LABELS, LATENCY_BUCKETS, type NamingPolicy } from '@ibex/catalog';

/** What a user writes under `settings['ibex-metrics']`. */
export interface IbexMetricsSettings {
  /** The object made by `defineCatalog`, or plain data of its shape. Absent: the default policy. */
  readonly catalog?: CatalogSetting;
  /**
   * The folder or file that may use prom-client, relative to the working directory of ESLint, such as
   * `packages/metrics`; several, where there are several. Absent: none may.
   */
  readonly metricsPackage?: string | readonly string[];
  /**
   * The expression that has a recorder for each metric of the catalog, as suggestions are to write it.
   * Absent: `metrics.record`.
   */
  readonly recorders?: string;
}

/** As much of a catalog as the rules read; whatever else it has is ignored. */
export interface CatalogSetting {
  readonly metrics: readonly MetricSetting[];
  /** Absent: the default policy. */
  readonly forbiddenLabels?: readonly string[];
  /** The bucket layouts a histogram may have, by name. Absent: the standard latency buckets alone. */
  readonly bucketSets?: Readonly<Record<string, readonly number[]>>;
  /** With {@link CatalogSetting.services}: the words metric names are made of. Absent: names are free. */
  readonly prefix?: string;
  readonly services?: readonly string[];
  readonly subsystems?: readonly string[];
}

/** A metric as far as the rules know it. */
export interface MetricSetting {
  readonly name: string;
  /** `counter`, `gauge` or `histogram`: which series it has. Absent: it may have those of any. */
  readonly type?: string;
  /** By name, the domain of each label: `{ values: ['ok', 'error'] }`. One without values may hold anything. */
  readonly labels?: object;
}

/** The settings as the rules use them: complete, and of the right types whatever was configured. */
export interface MetricsSettings {
  readonly forbiddenLabels: readonly string[];
  readonly bucketSets: Readonly<Record<string, readonly number[]>>;
  /** The metrics of the catalog by name; empty without a catalog. */
  readonly metrics: ReadonlyMap<string, CatalogMetric>;
  /** The types of the metrics by name, where the catalog states them. */
  readonly metricTypes: ReadonlyMap<string, string>;
  /** `undefined` without a catalog that states it. */
  readonly naming: NamingPolicy | undefined;
  /** The folders and files that may use prom-client; the first is the one that messages name. */
  readonly metricsPackages: readonly string[];
  readonly recorders: string;
  /** What is wrong with the settings as written; the defaults stand in for it. */
  readonly problems: readonly SettingsProblem[];
}

/** The labels of a metric in their order, and what each may hold; `undefined`: anything. */
export type CatalogMetric = ReadonlyMap<string, readonly string[] | undefined>;

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
  bucketSets: { latency: LATENCY_BUCKETS },
  metrics: new Map(),
  metricTypes: new Map(),
  naming: undefined,
  metricsPackages: [],
  recorders: 'metrics.record',
  problems: [],
};
