import { pathBelow } from '../report/source-path.js';

/**
 * A path as it is shown: relative where it is in the working directory, else as it is.
 *
 * @param path - an absolute path
 */
export function shownPath(path: string): string {
  return pathBelow(path, process.cwd()) ?? path;
}
