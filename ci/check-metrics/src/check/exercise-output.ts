import { Writable } from 'node:stream';

import { Redactor, secretsOfEnvironment } from '../target/redact.js';

/**
 * Where the last lines of an exercise go that failed: standard error, without the secrets of the environment, which it
 * has as well.
 */
export function exerciseOutput(): Writable {
  const redactor = new Redactor(secretsOfEnvironment(process.env));
  return new Writable({
    decodeStrings: false,
    write: (text: string, _, done) => {
      process.stderr.write(redactor.text(text), done);
    },
  });
}
