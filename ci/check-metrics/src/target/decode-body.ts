import type { Readable, Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';

import { CouldNotCheckError } from './could-not-check.js';

/**
 * Undoes the content encoding of a body. It need not be read to its end, but destroyed.
 *
 * @param maxBytes - the most that may be sent, whatever little it is decompressed to
 * @throws {@link CouldNotCheckError} for an encoding that was not asked for
 */
export function decodedBody(body: Readable, encoding: string, maxBytes: number): Readable {
  switch (encoding.toLowerCase()) {
    case '':
    case 'identity':
      return body;
    case 'gzip':
    case 'x-gzip':
      return piped(body, createGunzip(), maxBytes);
    case 'deflate':
      return piped(body, createInflate(), maxBytes);
    default:
      throw new CouldNotCheckError(
        'target/encoding',
        `answered in content encoding "${encoding}"`,
        'answer in gzip, in deflate or uncompressed, as the request asks for',
      );
  }
}

/** For a body that is larger than allowed. */
export function tooLarge(maxBytes: number): CouldNotCheckError {
  return new CouldNotCheckError(
    'target/too-large',
    `sent more than ${String(maxBytes)} bytes (after decompression)`,
    'check a target with fewer series, or raise --max-bytes',
  );
}

function piped(source: Readable, decoder: Transform, maxBytes: number): Readable {
  let sent = 0;
  source.on('data', (chunk: Buffer) => {
    sent += chunk.length;
    if (sent > maxBytes) decoder.destroy(tooLarge(maxBytes));
  });
  source.once('error', (error) => decoder.destroy(error));
  decoder.once('close', () => source.destroy());
  return source.pipe(decoder);
}
