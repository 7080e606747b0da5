import path from 'node:path';

/**
 * Whether a file is, or lies in, the package that may use prom-client. Whole segments are compared, so
 * `packages/metrics-extras` is not in `packages/metrics`; both kinds of separators are understood.
 *
 * @param filename - the file that is linted
 * @param metricsPackage - the setting; `undefined` holds no file
 * @param cwd - what relative paths start from
 */
export function isInMetricsPackage(
  filename: string,
  metricsPackage: string | undefined,
  cwd: string,
): boolean {
  if (metricsPackage === undefined) return false;
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
