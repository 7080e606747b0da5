import {
  DEFAULT_SETTINGS,
  type MetricSetting,
  type MetricsSettings,
  SETTINGS_KEY,
  type SettingsProblem,
} from './metrics-settings.js';

/**
 * Reads the plugin's settings. A file's rules share one settings object, so each is read once.
 *
 * @param settings - ESLint's shared settings
 * @returns settings that are complete; what could not be used is told in `problems`
 */
export function metricsSettings(settings: Readonly<Record<string, unknown>>): MetricsSettings {
  let read = readBefore.get(settings);
  if (!read) {
    read = readSettings(settings[SETTINGS_KEY]);
    readBefore.set(settings, read);
  }
  return read;
}

/**
 * Turns what was configured into settings the rules can rely on.
 *
 * @param configured - the value of `settings['ibex-metrics']`, of any type
 */
export function readSettings(configured: unknown): MetricsSettings {
  if (configured === undefined) return DEFAULT_SETTINGS;
  if (!isObject(configured)) {
    return {
      ...DEFAULT_SETTINGS,
      problems: [problemWith('', configured, 'an object', 'Write { catalog, metricsPackage }.')],
    };
  }
  const catalog = readCatalog(configured['catalog']);
  const metricsPackage = readMetricsPackage(configured['metricsPackage']);
  return {
    ...DEFAULT_SETTINGS,
    ...catalog.settings,
    ...metricsPackage.settings,
    problems: [...unknownKeys(configured), ...catalog.problems, ...metricsPackage.problems],
  };
}

interface Reading {
  readonly settings?: Partial<MetricsSettings>;
  readonly problems: readonly SettingsProblem[];
}

function readCatalog(catalog: unknown): Reading {
  if (catalog === undefined) return { problems: [] };
  if (!isObject(catalog)) {
    return { problems: [problemWith('.catalog', catalog, 'a catalog', PASS_A_CATALOG)] };
  }
  const { metrics, forbiddenLabels } = catalog;
  const problems: SettingsProblem[] = [];
  const settings: { -readonly [Key in keyof MetricsSettings]?: MetricsSettings[Key] } = {};
  if (isArrayOf(metrics, isMetric)) {
    settings.labelNamesOfMetrics = new Map(
      metrics.map(({ name, labels }) => [name, Object.keys(labels ?? {})]),
    );
  } else {
    problems.push(problemWith('.catalog.metrics', metrics, 'an array of metric definitions', PASS_A_CATALOG));
  }
  if (isArrayOf(forbiddenLabels, isString)) {
    settings.forbiddenLabels = forbiddenLabels;
  } else if (forbiddenLabels !== undefined) {
    problems.push(
      problemWith('.catalog.forbiddenLabels', forbiddenLabels, 'an array of label names', PASS_A_CATALOG),
    );
  }
  return { settings, problems };
}

function readMetricsPackage(metricsPackage: unknown): Reading {
  if (metricsPackage === undefined) return { problems: [] };
  if (isString(metricsPackage) && metricsPackage.trim() !== '') {
    return { settings: { metricsPackage }, problems: [] };
  }
  const fix = 'Name the folder relative to the working directory of ESLint, such as "packages/metrics".';
  return { problems: [problemWith('.metricsPackage', metricsPackage, 'the path of a folder', fix)] };
}

function unknownKeys(configured: Readonly<Record<string, unknown>>): SettingsProblem[] {
  return Object.keys(configured)
    .filter((key) => !KNOWN_KEYS.includes(key))
    .map((key) => ({
      setting: `settings[${JSON.stringify(SETTINGS_KEY)}].${key}`,
      problem: 'is no setting of this plugin',
      fix: `Remove it, or write one of ${KNOWN_KEYS.join(', ')}.`,
    }));
}

function problemWith(path: string, value: unknown, expected: string, fix: string): SettingsProblem {
  return {
    setting: `settings[${JSON.stringify(SETTINGS_KEY)}]${path}`,
    problem: `is ${describe(value)} instead of ${expected}`,
    fix,
  };
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === '') return 'an empty string';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'undefined' ? 'undefined' : `of type ${typeof value}`;
}

function isMetric(value: unknown): value is MetricSetting {
  return (
    isObject(value) && isString(value['name']) && (value['labels'] === undefined || isObject(value['labels']))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isArrayOf<Element>(
  value: unknown,
  isElement: (element: unknown) => element is Element,
): value is readonly Element[] {
  return Array.isArray(value) && value.every(isElement);
}

const KNOWN_KEYS = ['catalog', 'metricsPackage'];
const PASS_A_CATALOG = 'Pass the object that defineCatalog returns, or leave the setting out.';

/** By the settings object, which ESLint makes for a configuration and freezes. */
const readBefore = new WeakMap<object, MetricsSettings>();
