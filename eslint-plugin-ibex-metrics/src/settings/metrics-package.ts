import path from 'node:path';

import type { MetricsSettings } from './metrics-settings.js';

/** The file that is linted, as ESLint's context has it. */
export interface LintedFile {
  readonly filename: string;
  /** What relative paths start from. */
  readonly cwd: string;
}

/** Whether a file may use prom-client, by the setting `metricsPackage`. */
export function mayUsePromClient(
  { filename, cwd }: LintedFile,
  { metricsPackages }: MetricsSettings,
): boolean {
  return metricsPackages.some((metricsPackage) => isInMetricsPackage(filename, metricsPackage, cwd));
}

/** The metrics package as a message names it. */
export function metricsPackageInWords({ metricsPackages: [first] }: MetricsSettings): string {
  return first === undefined ? 'the metrics package' : `\`${first}\``;
}

/**
 * Whether a file is, or lies in, a package that may use prom-client. Whole segments are compared, so
 * `packages/metrics-extras` is not in `packages/metrics`; both kinds of separators are understood.
 *
 * @param filename - the file that is linted
 * @param metricsPackage - a folder or file
 * @param cwd - what relative paths start from
 */
export function isInMetricsPackage(filename: string, metricsPackage: string, cwd: string): boolean {
  const file = absolutePath(filename, cwd);
  const folder = absolutePath(metricsPackage, cwd);
  return file === folder || file.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/**
 * A path from the root on, with `/` between its segments and none at its end.
 *
 * @param cwd - what a relative path starts from
 */
export function absolutePath(file: string, cwd: string): string {
  const isAbsolute = path.posix.isAbsolute(file) || path.win32.isAbsolute(file);
  const joined = isAbsolute ? file : `${cwd}/${file}`;
  const normalized = path.posix.normalize(joined.replaceAll('\\', '/'));
  return normalized.length > 1 ? normalized.replace(/\/$/, '') : normalized;
}
