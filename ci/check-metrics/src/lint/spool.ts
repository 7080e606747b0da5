import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readFile } from './read-from.js';

/** What is kept in memory before a file is made: most scrapes are smaller. */
const MEMORY_BYTES = 1024 * 1024;

/**
 * Keeps what goes by, to be read again: a little in memory, more in a temporary file. The file has no name from the
 * start, so nothing of it stays behind, however the process ends.
 */
export class Spool {
  readonly #memoryBytes: number;
  #chunks: Uint8Array[] = [];
  #heldBytes = 0;
  #file: number | undefined;
  #lost = false;

  /** @param memoryBytes - how much is kept in memory */
  constructor(memoryBytes = MEMORY_BYTES) {
    this.#memoryBytes = memoryBytes;
  }

  /** Takes the next bytes; the caller may reuse the buffer. */
  write(chunk: Uint8Array): void {
    if (this.#lost) return;
    if (this.#file === undefined && this.#heldBytes + chunk.length <= this.#memoryBytes) {
      this.#chunks.push(Uint8Array.from(chunk));
      this.#heldBytes += chunk.length;
      return;
    }
    // Without a place to keep it the input is linted all the same: only its lines are not shown.
    try {
      if (this.#file === undefined) this.#moveToFile();
      this.#append(chunk);
    } catch {
      this.close();
      this.#lost = true;
    }
  }

  /** All bytes from the first; `undefined` if they could not be kept. */
  read(): AsyncIterable<Uint8Array> | Iterable<Uint8Array> | undefined {
    if (this.#lost) return undefined;
    return this.#file === undefined ? this.#chunks : readFile(this.#file, 0);
  }

  /** Gives back memory and disk space. */
  close(): void {
    this.#chunks = [];
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#lost = true;
  }

  #moveToFile(): void {
    this.#file = openUnnamed();
    for (const chunk of this.#chunks) this.#append(chunk);
    this.#chunks = [];
  }

  #append(chunk: Uint8Array): void {
    if (this.#file === undefined) return;
    for (let written = 0; written < chunk.length;) written += writeSync(this.#file, chunk, written);
  }
}

function openUnnamed(): number {
  const directory = mkdtempSync(join(tmpdir(), 'check-metrics-'));
  try {
    return openSync(join(directory, 'input'), 'wx+', 0o600);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
