import { type Excerpt, excerptOf } from './excerpt.js';

const LINE_FEED = 0x0a;

/** What of a body is to be shown. Lines and columns count from 1; the end is exclusive. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** How much of a body is shown. */
export interface ExcerptLimits {
  /** Of one excerpt, in columns of a terminal. */
  readonly width: number;
  /** Of a longer line only the beginning is looked at. */
  readonly maxLineBytes: number;
}

/**
 * Reads a body a second time for the lines that have problems. Holds one line, and what is shown of each.
 *
 * @param chunks - the bytes of the body
 * @param problems - what the body was found to have, in any order
 * @returns for each problem what is shown of its line; a problem beyond the end of the body has nothing
 */
export async function readExcerpts<Marked extends Mark>(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  problems: readonly Marked[],
  limits: ExcerptLimits,
): Promise<ReadonlyMap<Marked, Excerpt>> {
  const lines = new WantedLines(problems, limits);
  for await (const chunk of chunks) {
    lines.write(chunk);
    if (lines.areComplete) break;
  }
  return lines.end();
}

class WantedLines<Marked extends Mark> {
  readonly #limits: ExcerptLimits;
  readonly #excerpts = new Map<Marked, Excerpt>();
  readonly #byLine: ReadonlyMap<number, readonly Marked[]>;
  readonly #wanted: readonly number[];
  #next = 0;
  #line = 1;
  #held: Uint8Array[] = [];
  #heldBytes = 0;

  constructor(problems: readonly Marked[], limits: ExcerptLimits) {
    this.#limits = limits;
    this.#byLine = groupByLine(problems);
    this.#wanted = [...this.#byLine.keys()].sort((a, b) => a - b);
  }

  get areComplete(): boolean {
    return this.#next === this.#wanted.length;
  }

  write(chunk: Uint8Array): void {
    for (let start = 0; start < chunk.length && !this.areComplete;) {
      const lineFeed = chunk.indexOf(LINE_FEED, start);
      const end = lineFeed === -1 ? chunk.length : lineFeed;
      if (this.#line === this.#wanted[this.#next]) this.#hold(chunk, start, end);
      if (lineFeed === -1) return;
      this.#endLine();
      start = end + 1;
    }
  }

  end(): ReadonlyMap<Marked, Excerpt> {
    if (this.#heldBytes > 0) this.#endLine();
    return this.#excerpts;
  }

  #hold(chunk: Uint8Array, start: number, end: number): void {
    const room = this.#limits.maxLineBytes - this.#heldBytes;
    // A copy: the buffer of the chunk is used again.
    const piece = new Uint8Array(chunk.subarray(start, Math.min(end, start + room)));
    if (piece.length > 0) this.#held.push(piece);
    this.#heldBytes += piece.length;
  }

  #endLine(): void {
    if (this.#line === this.#wanted[this.#next]) {
      const text = DECODER.decode(Buffer.concat(this.#held));
      for (const problem of this.#byLine.get(this.#line) ?? []) {
        this.#excerpts.set(problem, excerptOf(text, problem.column, problem.endColumn, this.#limits.width));
      }
      this.#held = [];
      this.#heldBytes = 0;
      this.#next++;
    }
    this.#line++;
  }
}

// As the validator decodes, or its columns would be others.
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

function groupByLine<Marked extends Mark>(
  problems: readonly Marked[],
): ReadonlyMap<number, readonly Marked[]> {
  const byLine = new Map<number, Marked[]>();
  for (const problem of problems) {
    const others = byLine.get(problem.line);
    if (others) others.push(problem);
    else byLine.set(problem.line, [problem]);
  }
  return byLine;
}
