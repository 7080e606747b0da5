import { existsSync } from 'node:fs';

/**
 * Refuses a baseline that cannot be read, before a run that would be for nothing.
 *
 * @param path - absolute
 * @param isWritten - whether it is made where it is not there
 * @throws BaselineError
 */
export async function assertBaseline(path: string, isWritten: boolean): Promise<void> {
  const { BaselineError, readBaseline } = await import('./baseline.js');
  if (existsSync(path)) await readBaseline(path);
  else if (!isWritten) {
    const fix = 'correct the path, or make it with --write-baseline';
    throw new BaselineError(path, [{ message: 'there is no such baseline', fix }]);
  }
}
