import { read as readWithCallback } from 'node:fs';
import { promisify } from 'node:util';

const read = promisify(readWithCallback);

const CHUNK_BYTES = 256 * 1024;

/**
 * Reads an open file to its end, the next chunk while the latest is being worked on. Two buffers take turns, so a chunk
 * is only valid until the next one.
 *
 * @param file - the file descriptor
 * @param position - where to begin; `undefined` to go on where the last read ended, the only way for a pipe
 */
export async function* readFrom(file: number, position?: number): AsyncGenerator<Uint8Array> {
  let at = position;
  let buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let spare = Buffer.allocUnsafe(CHUNK_BYTES);
  let reading = read(file, buffer, 0, CHUNK_BYTES, at ?? null);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      if (at !== undefined) at += bytesRead;
      const chunk = buffer.subarray(0, bytesRead);
      [buffer, spare] = [spare, buffer];
      reading = read(file, buffer, 0, CHUNK_BYTES, at ?? null);
      // Whoever asks for the next chunk gets the error; until then it is nobody's.
      reading.catch(() => undefined);
      yield chunk;
    }
  } finally {
    // The file may be closed only when nothing reads from it any more.
    await reading.catch(() => undefined);
  }
}
