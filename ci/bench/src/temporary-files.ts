import { rmSync } from 'node:fs';
import { mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that is not written yet. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

/** Generated files on disk. */
export interface TemporaryFiles {
  readonly paths: readonly string[];
  readonly bytes: number;
  /** The folder that they are in, for what programs make of them. */
  readonly folder: string;
  /** Takes them away; the end of this process does too. */
  remove(): void;
}

/** Writes files into a new folder for temporary files. */
export async function temporaryFiles(files: readonly GeneratedFile[]): Promise<TemporaryFiles> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'ibex-bench-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', remove);
  const paths: string[] = [];
  let bytes = 0;
  for (const { name, text } of files) {
    const path = join(folder, name);
    await writeFile(path, text);
    paths.push(path);
    bytes += Buffer.byteLength(text);
  }
  return { paths, bytes, folder, remove };
}
