import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Does something with a folder that only this user can read, and that is gone afterwards, also where the process ends
 * before.
 */
export async function withTemporaryFolder<Result>(
  action: (folder: string) => Promise<Result>,
): Promise<Result> {
  // Node.js names modules by their real paths.
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'check-metrics-diff-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', remove);
  try {
    return await action(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
