import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type CodebaseOptions, generateCodebase } from './codebase/generate-codebase.js';

/** A generated codebase on disk. */
export interface TemporaryCodebase {
  readonly path: string;
  /** Takes it away; the end of this process does too. */
  remove(): void;
}

/** Writes a generated codebase into a new folder for temporary files. */
export async function temporaryCodebase(options: CodebaseOptions): Promise<TemporaryCodebase> {
  // The real path: TypeScript would otherwise take a linked folder for two.
  const path = await mkdtemp(join(await realpath(tmpdir()), 'ibex-bench-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(path, { recursive: true, force: true });
  };
  process.on('exit', remove);
  for (const file of generateCodebase(options)) {
    const target = join(path, file.path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, file.text);
  }
  return { path, remove };
}
