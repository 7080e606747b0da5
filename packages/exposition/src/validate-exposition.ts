import type { ExpositionOptions } from './exposition-options.js';
import type { ExpositionReport } from './exposition-report.js';
import { ExpositionValidator } from './exposition-validator.js';

const LONE_SURROGATE = /\p{Surrogate}/u;
/** A byte that UTF-8 never has. It is decoded to one U+FFFD, so that columns stay those of the string. */
const NOT_UTF8 = Uint8Array.of(0xff);

/**
 * Validates a whole body, by default in the Prometheus text format 0.0.4; see {@link ExpositionValidator}.
 *
 * @param body - the bytes as they were received, or a string. A lone surrogate in a string has no UTF-8 form and
 * is treated like a byte that is not UTF-8.
 * @throws RangeError if a limit in the options is not a positive integer; nothing for any body
 */
export function validateExposition(body: Uint8Array | string, options?: ExpositionOptions): ExpositionReport {
  const validator = new ExpositionValidator(options);
  if (typeof body === 'string') {
    const encoder = new TextEncoder();
    body.split(LONE_SURROGATE).forEach((text, index) => {
      if (index > 0) validator.write(NOT_UTF8);
      validator.write(encoder.encode(text));
    });
  } else {
    validator.write(body);
  }
  return validator.end();
}
