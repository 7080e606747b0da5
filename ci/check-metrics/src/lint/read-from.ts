import { read as readWithCallback, readSync } from 'node:fs';
import { promisify } from 'node:util';

const read = promisify(readWithCallback);

const CHUNK_BYTES = 256 * 1024;

/**
 * Reads an open file of a disk to its end, from where it stands. To wait for another thread would take longer than to
 * read. Every chunk has the same buffer, which is overwritten by the next one.
 *
 * @param file - the file descriptor
 * @param position - where to begin; `undefined` to go on where the last read ended
 */
export function* readFile(file: number, position?: number): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let at = position; ;) {
    const bytesRead = readSync(file, buffer, 0, buffer.length, at ?? null);
    if (bytesRead === 0) return;
    if (at !== undefined) at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The same for what may be slow to come, such as a named pipe. */
export async function* readPipe(file: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const { bytesRead } = await read(file, buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}
