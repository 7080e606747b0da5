/**
 * Reads the responses on a connection to which requests are written ahead of them, and tells of each its status.
 * No library: HTTP clients refuse to send what these tests send.
 */
export class ResponseReader {
  readonly #onResponse: (status: number) => void;
  readonly #isHead: boolean[] = [];
  #unread = '';

  /** @param onResponse - called at the last byte of each response */
  constructor(onResponse: (status: number) => void) {
    this.#onResponse = onResponse;
  }

  /** Says that a request was written, the response to which comes after all those before. */
  expect(request: { readonly isHead: boolean }): void {
    this.#isHead.push(request.isHead);
  }

  /** Takes what came, one character for each byte. */
  push(bytes: string): void {
    this.#unread += bytes;
    let from = 0;
    for (;;) {
      const headEnd = this.#unread.indexOf('\r\n\r\n', from);
      if (headEnd === -1) break;
      const head = this.#unread.slice(from, headEnd);
      const status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
      const end = status < 200 ? headEnd + 4 : this.#endOfBody(head, headEnd + 4, status);
      if (end === undefined) break;
      from = end;
      if (status < 200) continue;
      this.#isHead.shift();
      this.#onResponse(status);
    }
    this.#unread = this.#unread.slice(from);
  }

  #endOfBody(head: string, start: number, status: number): number | undefined {
    if (this.#isHead[0] === true || status === 204 || status === 304) return start;
    const length = CONTENT_LENGTH.exec(head)?.[1];
    if (length !== undefined) {
      const end = start + Number(length);
      return end <= this.#unread.length ? end : undefined;
    }
    if (!CHUNKED.test(head)) throw new Error(`a response without an end: ${head}`);
    return this.#endOfChunks(start);
  }

  #endOfChunks(start: number): number | undefined {
    for (let at = start; ;) {
      const lineEnd = this.#unread.indexOf('\r\n', at);
      if (lineEnd === -1) return undefined;
      const size = Number.parseInt(this.#unread.slice(at, lineEnd), 16);
      at = lineEnd + 2 + size + 2;
      if (at > this.#unread.length) return undefined;
      if (size === 0) return at;
    }
  }
}

const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;
