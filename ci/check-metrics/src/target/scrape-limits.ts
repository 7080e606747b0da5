/** How much of a target is put up with. */
export interface ScrapeLimits {
  /** From the first packet to the last byte, redirects included, in milliseconds. */
  readonly timeout: number;
  /** Of the body, after decompression. */
  readonly maxBytes: number;
  /** How many redirects are followed, all within the same origin. */
  readonly maxRedirects: number;
  /** Of the headers of one answer. */
  readonly maxHeaderBytes: number;
}

/** What Prometheus allows by default, and sizes that no honest service reaches. */
export const DEFAULT_LIMITS: ScrapeLimits = {
  timeout: 10_000,
  maxBytes: 64 * 1024 * 1024,
  maxRedirects: 3,
  maxHeaderBytes: 64 * 1024,
};
