import { byteAt, HASH, skipBlanks } from '../bytes/ascii.js';
import { readCommentAsServer } from './server-comment.js';
import { readSampleAsServer, type ServerSample } from './server-sample.js';
import type { ServerVersion } from './server-version.js';

/** What the Prometheus server makes of the line from `start` to the line feed at `end`, whatever expfmt says of it. */
export function readLineAsServer(
  bytes: Uint8Array,
  start: number,
  end: number,
  version: ServerVersion,
): ServerSample {
  const content = skipBlanks(bytes, start);
  if (content === end) return 'reads';
  if (byteAt(bytes, content) !== HASH) return readSampleAsServer(bytes, start, end, version);
  const { kind } = readCommentAsServer(bytes, content, end, version);
  if (kind === 'refused') return 'refuses';
  return kind === 'ends' || kind === 'open' ? kind : 'reads';
}
