import { type MetricsSettings, SETTINGS_KEY, type SettingsProblem } from './metrics-settings.js';

/** What was read of a setting: as much of the settings as it gives, and what is wrong with it. */
export interface Reading {
  readonly settings?: Partial<MetricsSettings>;
  readonly problems: readonly SettingsProblem[];
}

/**
 * The problem of a setting that is of the wrong shape.
 *
 * @param path - the setting within the plugin's, such as `.catalog.metrics`
 * @param value - what was configured
 * @param expected - what it should be, in words
 * @param fix - what to write instead, a sentence
 */
export function problemWith(path: string, value: unknown, expected: string, fix: string): SettingsProblem {
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
  if (value instanceof Promise) return 'a promise';
  return typeof value === 'undefined' ? 'undefined' : `of type ${typeof value}`;
}
