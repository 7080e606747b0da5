import type { Readable } from 'node:stream';

/** A line that is longer is cut there; a program need not write any line breaks. */
const LONGEST_LINE = 64 * 1024;

/** What a program writes, line by line. It is read for as long as the program runs, which would stop otherwise. */
export class LatestLines {
  readonly #most: number;
  readonly #lines: string[] = [];

  /**
   * @param most - how many lines are kept
   * @param onLine - told each line
   */
  constructor(streams: readonly Readable[], most: number, onLine: (line: string) => void = () => undefined) {
    this.#most = most;
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

  /** The lines it wrote last, as it wrote them, on either stream; blank ones are left out. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  #add(line: string, onLine: (line: string) => void): void {
    if (line.trim() === '') return;
    this.#lines.push(line);
    if (this.#lines.length > this.#most) this.#lines.shift();
    onLine(line);
  }
}
