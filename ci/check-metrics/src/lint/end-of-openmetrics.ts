const MARK = Buffer.from('\n# EOF');

/** Looks for the `# EOF` that ends OpenMetrics, in bytes that come in chunks. */
export class EndOfOpenMetrics {
  // The mark and a line feed; the one at the start stands for the beginning of the body.
  #tail: Uint8Array = Buffer.from('\n');

  /** Takes the next bytes; the caller may reuse the buffer. */
  write(chunk: Uint8Array): void {
    const enough = MARK.length + 1;
    this.#tail = Buffer.concat([this.#tail, chunk.subarray(-enough)]).subarray(-enough);
  }

  /** Whether the last line is `# EOF`. */
  get found(): boolean {
    const end = this.#tail.at(-1) === 0x0a ? -1 : undefined;
    return Buffer.from(this.#tail.subarray(0, end)).subarray(-MARK.length).equals(MARK);
  }
}
