import { close as closeWithCallback, fstatSync, open as openWithCallback, type Stats } from 'node:fs';
import { promisify } from 'node:util';

import { explainReadError, isDirectory, isUrl } from './could-not-read.js';
import { readFile, readPipe } from './read-from.js';
import { Spool } from './spool.js';

const open = promisify(openWithCallback);
const close = promisify(closeWithCallback);

/** The name of standard input on the command line. */
export const STANDARD_INPUT = '-';
export const STANDARD_INPUT_FILE = 0;

/** The bytes of an input. */
export interface InputSource {
  /**
   * The bytes, to be asked for once. A chunk is only valid until the next one.
   *
   * @throws CouldNotReadError if they break off
   */
  read(): AsyncIterable<Uint8Array>;
  /** The same bytes again, after {@link read} has ended; `undefined` where they are not the same any more. */
  readAgain(): AsyncIterable<Uint8Array> | Iterable<Uint8Array> | undefined;
  close(): Promise<void>;
}

/**
 * Opens a file, named pipe or standard input (`-`).
 *
 * @param again - whether {@link InputSource.readAgain} will be asked for
 * @throws CouldNotReadError if it cannot be read
 */
export async function openInput(name: string, { again }: { readonly again: boolean }): Promise<InputSource> {
  const isStandardInput = name === STANDARD_INPUT;
  const file = isStandardInput ? STANDARD_INPUT_FILE : await openFile(name);
  const closeFile = async (): Promise<void> => {
    if (!isStandardInput) await close(file);
  };
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw isDirectory();
    if (stats.isFile()) return new RegularFile(file, stats, closeFile);
    // A pipe of another process may not block, which only the stream of Node.js can wait for.
    const chunks = isStandardInput ? (process.stdin as AsyncIterable<Uint8Array>) : readPipe(file);
    return new Stream(chunks, again ? new Spool() : undefined, closeFile);
  } catch (error) {
    await closeFile();
    throw explainReadError(error, 0);
  }
}

/** How what a scrape checker is given begins, and no path that anybody has. */
export const URL_START = /^https?:\/\//i;

async function openFile(name: string): Promise<number> {
  try {
    return await open(name, 'r');
  } catch (error) {
    throw URL_START.test(name) ? isUrl() : explainReadError(error, 0);
  }
}

/** A file can be read again as long as nobody writes to it. It stays open, so it may be renamed and deleted. */
class RegularFile implements InputSource {
  readonly #file: number;
  readonly #before: Stats;
  #bytesRead = 0;
  readonly close: () => Promise<void>;

  constructor(file: number, before: Stats, closeFile: () => Promise<void>) {
    this.#file = file;
    this.#before = before;
    this.close = closeFile;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    // From where it stands: of a redirected file somebody else may have read the beginning.
    for await (const chunk of explained(readFile(this.#file))) {
      this.#bytesRead += chunk.length;
      yield chunk;
    }
  }

  readAgain(): Iterable<Uint8Array> | undefined {
    const { size, mtimeMs } = fstatSync(this.#file);
    if (size !== this.#before.size || mtimeMs !== this.#before.mtimeMs) return undefined;
    // What is no real file, as in /proc, has no size.
    return readFile(this.#file, Math.max(0, size - this.#bytesRead));
  }
}

/** What can be read only once, so it is kept while it goes by. */
class Stream implements InputSource {
  readonly #chunks: AsyncIterable<Uint8Array>;
  readonly #spool: Spool | undefined;
  readonly #closeFile: () => Promise<void>;

  constructor(chunks: AsyncIterable<Uint8Array>, spool: Spool | undefined, closeFile: () => Promise<void>) {
    this.#chunks = chunks;
    this.#spool = spool;
    this.#closeFile = closeFile;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of explained(this.#chunks)) {
      this.#spool?.write(chunk);
      yield chunk;
    }
  }

  readAgain(): AsyncIterable<Uint8Array> | Iterable<Uint8Array> | undefined {
    return this.#spool?.read();
  }

  async close(): Promise<void> {
    this.#spool?.close();
    await this.#closeFile();
  }
}

async function* explained(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  try {
    for await (const chunk of chunks) {
      bytesRead += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw explainReadError(error, bytesRead);
  }
}
