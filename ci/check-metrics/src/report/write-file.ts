import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a file as a whole or not at all, so that nobody reads half of it. Makes the directories above it.
 *
 * @param pieces - of its text
 * @returns why it cannot be written and what to do, for the user; `undefined` if it is written
 */
export async function writeFileWhole(path: string, pieces: Iterable<string>): Promise<string | undefined> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const place = await placeOf(path);
    await (place.isReplaceable ? replace(place.path, pieces) : stream(place.path, pieces, 'w'));
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    // Whatever has no code is no matter of the file, but a fault of the program.
    if (code === undefined || code.startsWith('ERR_')) throw error;
    return REASONS[code] ?? `it cannot be written (${code})`;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written (EACCES); give the user who runs this permission',
  EPERM: 'it may not be written (EPERM); give the user who runs this permission',
  EROFS: 'the file system is read-only (EROFS); give a file elsewhere',
  EISDIR: 'it is a directory; give a file in it',
  ENOTDIR: 'what should be its directory is a file (ENOTDIR); give another path',
  EEXIST: 'what should be its directory is a file (EEXIST); give another path',
  ENOSPC: 'the disk is full (ENOSPC)',
};

/**
 * What is put in the place of what: of a link, of what it leads to. A device or a pipe must stay what it is, and so must
 * what has no path, as where `/dev/stdout` leads to.
 */
async function placeOf(path: string): Promise<{ readonly path: string; readonly isReplaceable: boolean }> {
  const stats = await stat(path).catch(unlessMissing);
  if (!stats) return { path, isReplaceable: true };
  const real = stats.isFile() ? await realpath(path).catch(unlessMissing) : undefined;
  return real === undefined ? { path, isReplaceable: false } : { path: real, isReplaceable: true };
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

async function replace(path: string, pieces: Iterable<string>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}`);
  try {
    await stream(temporary, pieces, 'wx');
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function stream(path: string, pieces: Iterable<string>, flags: string): Promise<void> {
  await pipeline(Readable.from(pieces), createWriteStream(path, { flags }));
}
