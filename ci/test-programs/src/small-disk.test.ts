import { join } from 'node:path';

import { execa } from 'execa';
import { expect, it } from 'vitest';

import { canHaveSmallDisk, startSmallDisk } from './small-disk.js';

it.runIf(canHaveSmallDisk())('a small disk is full for the programs in it until it is emptied', async () => {
  const disk = await startSmallDisk(1);
  const [enter, ...options] = disk.enter;
  const write = () =>
    execa(enter, [...options, process.execPath, '-e', WRITE, join(disk.path, 'file')], { reject: false });
  disk.fill();
  expect((await write()).stderr).toContain('ENOSPC');
  disk.empty();
  expect((await write()).exitCode).toBe(0);
  await disk.stop();
});

const WRITE = 'require("node:fs").writeFileSync(process.argv[1], "more")';
