import { readCatalog } from './read-catalog.js';
import {
  DEFAULT_SETTINGS,
  type MetricsSettings,
  SETTINGS_KEY,
  type SettingsProblem,
} from './metrics-settings.js';
import { problemWith, type Reading } from './settings-problem.js';
import { isArrayOf, isObject, isString } from './setting-shape.js';

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
      problems: [problemWith('', configured, 'an object', `Write { ${KNOWN_KEYS.join(', ')} }.`)],
    };
  }
  try {
    const readings = [
      readCatalog(configured['catalog']),
      readMetricsPackage(configured['metricsPackage']),
      readRecorders(configured['recorders']),
    ];
    return {
      ...DEFAULT_SETTINGS,
      ...readings.reduce<Partial<MetricsSettings>>((all, { settings }) => ({ ...all, ...settings }), {}),
      problems: [...unknownKeys(configured), ...readings.flatMap(({ problems }) => problems)],
    };
  } catch (error) {
    return { ...DEFAULT_SETTINGS, problems: [unreadable(error)] };
  }
}

function readMetricsPackage(metricsPackage: unknown): Reading {
  if (metricsPackage === undefined) return { problems: [] };
  const metricsPackages = Array.isArray(metricsPackage) ? metricsPackage : [metricsPackage];
  if (isArrayOf(metricsPackages, isPath)) return { settings: { metricsPackages }, problems: [] };
  const fix = 'Name the folder relative to the working directory of ESLint, such as "packages/metrics".';
  return {
    problems: [problemWith('.metricsPackage', metricsPackage, 'the path of a folder, or several', fix)],
  };
}

function isPath(value: unknown): value is string {
  return isString(value) && value.trim() !== '';
}

function readRecorders(recorders: unknown): Reading {
  if (recorders === undefined) return { problems: [] };
  if (isString(recorders) && /^[\w$]+(?:\.[\w$]+)*$/.test(recorders)) {
    return { settings: { recorders }, problems: [] };
  }
  const fix = 'Write the expression that has a recorder for each metric, such as "metrics.record".';
  return { problems: [problemWith('.recorders', recorders, 'names joined by dots', fix)] };
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

/** A catalog may be any object, also one whose properties are worked out when they are read. */
function unreadable(error: unknown): SettingsProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    setting: `settings[${JSON.stringify(SETTINGS_KEY)}]`,
    problem: `cannot be read (${reason})`,
    fix: 'Pass plain data, or the object that defineCatalog returns.',
  };
}

const KNOWN_KEYS = ['catalog', 'metricsPackage', 'recorders'];

/** By the settings object, which ESLint makes for a configuration and freezes. */
const readBefore = new WeakMap<object, MetricsSettings>();
