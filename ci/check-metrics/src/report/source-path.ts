import { isAbsolute, relative, sep } from 'node:path';

/**
 * The path of a file as it is shown: relative, with forward slashes on every system.
 *
 * @param file - an absolute path
 * @param base - the directory it is relative to
 */
export function relativePath(file: string, base: string): string {
  return relative(base, file).split(sep).join('/');
}

/** The path of a file below a directory; `undefined` where it is not below it. */
export function pathBelow(file: string, base: string): string | undefined {
  const path = relativePath(file, base);
  return path === '' || path === '..' || path.startsWith('../') || isAbsolute(path) ? undefined : path;
}
