import { read as readWithCallback } from 'node:fs';
import { promisify } from 'node:util';

const read = promisify(readWithCallback);

const CHUNK_BYTES = 256 * 1024;

/**
 * Reads an open file to its end. Every chunk has the same buffer, which is overwritten by the next one.
 *
 * @param file - the file descriptor
 * @param position - where to begin; `undefined` to go on where the last read ended, the only way for a pipe
 */
export async function* readFrom(file: number, position?: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let at = position; ;) {
    const { bytesRead } = await read(file, buffer, 0, buffer.length, at ?? null);
    if (bytesRead === 0) return;
    if (at !== undefined) at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
