import { symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { type TemporaryFolder, temporaryFolder } from '@ibex/test-programs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { lockFolder } from './lock-folder.js';

describe.runIf(process.platform === 'linux')('a locked folder', () => {
  let folder: TemporaryFolder;

  beforeEach(async () => {
    folder = await temporaryFolder('ibex-lock');
  });

  afterEach(() => folder.remove());

  test('cannot be locked again, by whatever path, until it is let go', async () => {
    const link = join(folder.path, 'link');
    await symlink(folder.path, link);
    const unlock = await lockFolder(folder.path);
    for (const path of [folder.path, join(folder.path, '.'), link]) {
      await expect(lockFolder(path)).rejects.toMatchObject({ kind: 'unavailable', code: 'IN_USE' });
    }
    await unlock();
    await (
      await lockFolder(link)
    )();
  });

  test('leaves another folder alone', async () => {
    const other = await temporaryFolder('ibex-lock');
    const unlock = await lockFolder(folder.path);
    await (
      await lockFolder(other.path)
    )();
    await unlock();
    await other.remove();
  });
});
