import { readFileSync, statSync } from 'node:fs';

/**
 * The text of a file of a size that people write, or programs make of what people write.
 *
 * @param path - absolute
 * @returns `undefined` where there is no such file, or one that is larger
 */
export function readSmallFile(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= MOST_BYTES ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

const MOST_BYTES = 8 * 1024 * 1024;
