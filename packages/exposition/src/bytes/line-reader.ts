import { LINE_FEED } from './ascii.js';

/** Takes lines one at a time; the bytes are only valid during the call. */
export interface LineSink {
  /**
   * A line from `start` to before `end`. A line feed stands at `end`, put there by the reader if the input ended
   * without one (`terminated` is false then).
   */
  onLine(bytes: Uint8Array, start: number, end: number, terminated: boolean): void;
  /** The next calls are about other bytes than the ones before, be it in the same buffer. */
  onChunk?(): void;
  /**
   * Offers whole lines in one go, from `start` to before `end`, of which the sink reads as many as it likes. A line
   * feed stands before `end`.
   *
   * @returns the offset of the first line it did not read, which then comes by `onLine`
   */
  onLines?(bytes: Uint8Array, start: number, end: number): number;
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
    const wholeEnd = chunk.lastIndexOf(LINE_FEED) + 1;
    this.#sink.onChunk?.();
    for (;;) {
      if (start < wholeEnd && this.#heldLength === 0 && !this.#overlong) {
        start = this.#sink.onLines?.(chunk, start, wholeEnd) ?? start;
      }
      const lineFeed = chunk.indexOf(LINE_FEED, start);
      if (lineFeed === -1) break;
      const whole = this.#heldLength === 0 && !this.#overlong;
      if (whole && lineFeed - start <= this.#maxLineBytes) {
        this.#sink.onLine(chunk, start, lineFeed, true);
      } else {
        this.#hold(chunk, start, lineFeed);
        this.#release(true);
        this.#sink.onChunk?.();
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
      const held = this.#held;
      held[length] = LINE_FEED;
      this.#sink.onChunk?.();
      const isRead = terminated && this.#sink.onLines?.(held, 0, length + 1) === length + 1;
      if (!isRead) this.#sink.onLine(held, 0, length, terminated);
    }
  }
}
