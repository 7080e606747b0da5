import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

import { codeOf } from '../thrown/code-of.js';
import { pause } from '../time/pause.js';

const CHUNK_BYTES = 256 * 1024;

/** How long to leave a pipe alone that has nothing yet, in milliseconds. */
const PAUSE = 10;

/**
 * Reads a file piece by piece, a named pipe and a device as well. No thread waits for a pipe that nobody writes to: such
 * a thread could not be called back, and the process not end.
 *
 * @param path - an absolute path
 * @param signal - gives up; its reason is thrown
 * @throws the error of the file system
 */
export async function* fileChunks(path: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const isPipe = (await file.stat()).isFIFO();
  let hasBegun = false;
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead, buffer } = await file
      .read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null)
      .catch(nothingYet);
    if (bytesRead > 0) {
      hasBegun = true;
      yield buffer.subarray(0, bytesRead);
      // Before the first byte, the end of a pipe may be that nobody has opened it yet.
    } else if (bytesRead === 0 && (hasBegun || !isPipe)) {
      return;
    } else {
      await pause(PAUSE);
    }
  }
}

function nothingYet(error: unknown): { bytesRead: number; buffer: Buffer } {
  if (codeOf(error) !== 'EAGAIN') throw error;
  return { bytesRead: -1, buffer: Buffer.alloc(0) };
}
