import type { Readable } from 'node:stream';

import { printable } from '../report/printable.js';

/** A line that is longer is cut there; a program need not write any line breaks. */
const LONGEST_LINE = 64 * 1024;
const LONGEST_SHOWN = 200;
const LINES_SHOWN = 5;

/** What a program writes, line by line. It is read for as long as the program runs, which would stop otherwise. */
export class ProgramOutput {
  readonly #latest: string[] = [];

  /** @param onLine - told each line */
  constructor(streams: readonly Readable[], onLine: (line: string) => void) {
    for (const stream of streams) {
      let rest = '';
      stream
        .setEncoding('utf8')
        .on('data', (text: string) => {
          const lines = `${rest}${text}`.split(/\r?\n/);
          rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
          for (const line of lines) this.#add(line, onLine);
        })
        .once('end', () => {
          this.#add(rest, onLine);
        })
        .on('error', () => undefined);
    }
  }

  /** What it wrote last, harmless for a terminal. */
  describe(): string {
    if (this.#latest.length === 0) return 'it wrote nothing';
    const lines = this.#latest.map((line) => printable(line.slice(0, LONGEST_SHOWN)));
    return `its last output: ${lines.join(' / ')}`;
  }

  #add(line: string, onLine: (line: string) => void): void {
    if (line.trim() === '') return;
    this.#latest.push(line);
    if (this.#latest.length > LINES_SHOWN) this.#latest.shift();
    onLine(line);
  }
}
