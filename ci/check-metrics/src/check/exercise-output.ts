import { Writable } from 'node:stream';

import { isNameOfSecret, Redactor } from '../target/redact.js';

/**
 * Where the last lines of an exercise go that failed: standard error, without the secrets of the environment, which it
 * has as well.
 */
export function exerciseOutput(): Writable {
  const redactor = new Redactor(
    Object.entries(process.env).flatMap(([name, value = '']) =>
      isNameOfSecret(name) || name === 'CHECK_METRICS_BASIC_AUTH' ? [value, passwordOf(value)] : [],
    ),
  );
  return new Writable({
    decodeStrings: false,
    write: (text: string, _, done) => {
      process.stderr.write(redactor.text(text), done);
    },
  });
}

/** Of `user:password`. */
function passwordOf(text: string): string {
  return text.slice(text.indexOf(':') + 1);
}
