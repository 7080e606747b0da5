import { codeOf } from '../thrown/code-of.js';
import { reasonOf } from '../thrown/reason-of.js';
import { fileChunks } from './file-chunks.js';
import { readWithin } from './read-within.js';

/** More than any token or bundle of certificates has. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Reads a file that says how a target is scraped, as text.
 *
 * @param path - an absolute path
 * @param signal - gives up; its reason is thrown
 * @param explain - makes the error to be thrown out of why it cannot be read
 */
export async function readSetting(
  path: string,
  signal: AbortSignal | undefined,
  explain: (reason: string) => Error,
): Promise<string> {
  try {
    const bytes = await readWithin(
      MOST_BYTES,
      fileChunks(path, signal),
      () => new Error(`it has more than ${String(MOST_BYTES)} bytes`),
    );
    return Buffer.from(bytes).toString();
  } catch (error) {
    signal?.throwIfAborted();
    throw explain(codeOf(error) ?? reasonOf(error));
  }
}
