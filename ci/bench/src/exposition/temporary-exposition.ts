import { rmSync } from 'node:fs';
import { mkdtemp, open, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { generateExposition, type GeneratedExpositionOptions } from './generate-exposition.js';

/** A generated exposition on disk. */
export interface TemporaryExposition {
  readonly path: string;
  /** What was counted in the file, not what was asked for. */
  readonly size: ExpositionSize;
  /** Takes it away; the end of this process does too. */
  remove(): void;
}

/** How large an exposition is. */
export interface ExpositionSize {
  readonly bytes: number;
  readonly series: number;
  readonly families: number;
}

/** Writes a generated exposition into a new file for temporary files, block by block, and reads it again to count. */
export async function temporaryExposition(options: GeneratedExpositionOptions): Promise<TemporaryExposition> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'ibex-bench-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', remove);
  const path = join(folder, 'exposition.prom');
  await using file = await open(path, 'w');
  for (const block of generateExposition(options)) await file.write(block);
  return { path, size: await sizeOf(path), remove };
}

async function sizeOf(path: string): Promise<ExpositionSize> {
  const size = { bytes: 0, series: 0, families: 0 };
  await using file = await open(path);
  for await (const line of file.readLines()) {
    size.bytes += Buffer.byteLength(line) + 1;
    if (!line.startsWith('#')) size.series += 1;
    else if (line.startsWith('# TYPE ')) size.families += 1;
  }
  return size;
}
