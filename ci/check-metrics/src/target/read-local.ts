import { Readable } from 'node:stream';

import { codeOf } from '../thrown/code-of.js';
import { reasonOf } from '../thrown/reason-of.js';
import { CouldNotCheckError } from './could-not-check.js';
import { Deadline } from '../time/deadline.js';
import { fileChunks } from './file-chunks.js';
import { readWithin } from './read-within.js';
import type { ScrapeLimits } from './scrape-limits.js';

/**
 * Reads a file or a named pipe.
 *
 * @param path - an absolute path
 * @param cancelSignal - gives up; its reason is thrown
 * @throws {@link CouldNotCheckError} where it cannot be read, is too large, or a pipe does not end in time
 */
export async function readFileWithin(
  path: string,
  { timeout, maxBytes }: ScrapeLimits,
  cancelSignal?: AbortSignal,
): Promise<Uint8Array> {
  using deadline = new Deadline(timeout, cancelSignal);
  let length = 0;
  try {
    return await readWithin(
      maxBytes,
      fileChunks(path, deadline.signal),
      () => tooLarge('the file', maxBytes),
      (bytes) => (length = bytes),
    );
  } catch (error) {
    cancelSignal?.throwIfAborted();
    if (deadline.signal.aborted) {
      throw new CouldNotCheckError(
        'target/timeout',
        `did not come to an end within ${String(deadline.timeout / 1000)} s, after ${String(length)} bytes`,
        'write the file to its end, or raise --timeout',
      );
    }
    throw explainReadError(error, path, length);
  }
}

/**
 * Reads standard input to its end, however long that takes.
 *
 * @param cancelSignal - gives up; its reason is thrown
 * @throws {@link CouldNotCheckError} where it cannot be read, or is too large
 */
export async function readStdinWithin(
  stdin: AsyncIterable<Uint8Array>,
  { maxBytes }: ScrapeLimits,
  cancelSignal?: AbortSignal,
): Promise<Uint8Array> {
  let length = 0;
  try {
    return await readWithin(
      maxBytes,
      cancelSignal ? untilAborted(stdin, cancelSignal) : stdin,
      () => tooLarge('standard input', maxBytes),
      (bytes) => (length = bytes),
    );
  } catch (error) {
    cancelSignal?.throwIfAborted();
    if (error instanceof CouldNotCheckError) throw error;
    throw new CouldNotCheckError(
      'target/broken-off',
      `standard input cannot be read after ${String(length)} bytes: ${reasonOf(error)}`,
      'give a file or a pipe',
    );
  }
}

async function* untilAborted(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let cancel: () => void = () => undefined;
  const aborted = new Promise<IteratorResult<Uint8Array>>((resolve) => {
    cancel = () => {
      resolve({ done: true, value: undefined });
      // What waits for input would keep the process alive.
      if (chunks instanceof Readable) chunks.destroy();
    };
  });
  signal.addEventListener('abort', cancel, { once: true });
  try {
    while (!signal.aborted) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done === true) break;
      yield next.value;
    }
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', cancel);
    // Not waited for: it may itself wait for input.
    iterator.return?.().catch(() => undefined);
  }
}

function explainReadError(error: unknown, path: string, length: number): CouldNotCheckError {
  if (error instanceof CouldNotCheckError) return error;
  const code = codeOf(error) ?? reasonOf(error);
  if (length > 0) {
    return new CouldNotCheckError(
      'target/broken-off',
      `cannot be read after ${String(length)} bytes (${code})`,
      'look at what holds the file',
    );
  }
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new CouldNotCheckError('target/not-found', 'there is no such file', 'correct the path');
    case 'EACCES':
    case 'EPERM':
      return new CouldNotCheckError(
        'target/not-permitted',
        `may not be read (${code})`,
        'give the user who runs this permission to read it',
      );
    case 'EISDIR':
      return new CouldNotCheckError(
        'target/is-directory',
        'is a directory',
        'give the file in it that has what was scraped',
      );
    case 'ENXIO':
      return new CouldNotCheckError(
        'target/unreadable',
        `is a socket (${code})`,
        `give unix:${path} to scrape it`,
      );
    default:
      return new CouldNotCheckError(
        'target/unreadable',
        `cannot be read (${code})`,
        'give a file, a pipe or standard input',
      );
  }
}

function tooLarge(what: string, maxBytes: number): CouldNotCheckError {
  return new CouldNotCheckError(
    'target/too-large',
    `${what} has more than ${String(maxBytes)} bytes`,
    'give less, or raise --max-bytes',
  );
}
