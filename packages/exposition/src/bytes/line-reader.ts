import { LINE_FEED } from './ascii.js';

/** Takes lines one at a time; the bytes are only valid during the call. */
export interface LineSink {
  /**
   * A line from `start` to before `end`. A line feed stands at `end`, put there by the reader if the input ended
   * without one (`terminated` is false then).
   */
  onLine(bytes: Uint8Array, start: number, end: number, terminated: boolean): void;
  /** A line of more bytes than the limit, whose bytes are gone. */
  onOverlongLine(): void;
}

/** Cuts chunks of bytes into lines. Holds back at most one line, and never more than `maxLineBytes` of it. */
export class LineReader {
  readonly #sink: LineSink;
  readonly #maxLineBytes: number;
  #held = new Uint8Array(256);
  #heldLength = 0;
  #overlong = false;

  constructor(sink: LineSink, maxLineBytes: number) {
    this.#sink = sink;
    this.#maxLineBytes = maxLineBytes;
  }

  write(chunk: Uint8Array): void {
    let start = 0;
    for (;;) {
      const lineFeed = chunk.indexOf(LINE_FEED, start);
      if (lineFeed === -1) break;
      const whole = this.#heldLength === 0 && !this.#overlong;
      if (whole && lineFeed - start <= this.#maxLineBytes) {
        this.#sink.onLine(chunk, start, lineFeed, true);
      } else {
        this.#hold(chunk, start, lineFeed);
        this.#release(true);
      }
      start = lineFeed + 1;
    }
    this.#hold(chunk, start, chunk.length);
  }

  end(): void {
    if (this.#heldLength > 0 || this.#overlong) this.#release(false);
  }

  #hold(chunk: Uint8Array, start: number, end: number): void {
    const length = this.#heldLength + end - start;
    if (this.#overlong || length > this.#maxLineBytes) {
      this.#overlong = true;
      return;
    }
    const room = length + 1;
    if (room > this.#held.length) {
      const larger = new Uint8Array(Math.max(room, this.#held.length * 2));
      larger.set(this.#held.subarray(0, this.#heldLength));
      this.#held = larger;
    }
    this.#held.set(chunk.subarray(start, end), this.#heldLength);
    this.#heldLength = length;
  }

  #release(terminated: boolean): void {
    const length = this.#heldLength;
    const overlong = this.#overlong;
    this.#heldLength = 0;
    this.#overlong = false;
    if (overlong) {
      this.#sink.onOverlongLine();
    } else {
      this.#held[length] = LINE_FEED;
      this.#sink.onLine(this.#held, 0, length, terminated);
    }
  }
}
