import { isAbsolute, relative, sep } from 'node:path';

/**
 * A path as it is shown: relative where it is in the working directory, else as it is.
 *
 * @param path - an absolute path
 */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  const isInside = fromHere !== '' && fromHere !== '..' && !fromHere.startsWith(`..${sep}`);
  return isInside && !isAbsolute(fromHere) ? fromHere : path;
}
