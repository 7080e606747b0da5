/** How much of a target is put up with. */
export interface ScrapeLimits {
  /** From the first packet to the last byte, in milliseconds. */
  readonly timeout: number;
  /** Of the body, after decompression. */
  readonly maxBytes: number;
}

/** What Prometheus allows by default, and a size that no honest service reaches. */
export const DEFAULT_LIMITS: ScrapeLimits = { timeout: 10_000, maxBytes: 64 * 1024 * 1024 };
