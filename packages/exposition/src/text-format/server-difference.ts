import { BRACE_OPEN, byteAt, DIGIT_0, HASH, MINUS, skipBlanks } from '../bytes/ascii.js';
import type { SourceLine } from '../bytes/source-line.js';
import type { LineFinding } from '../problems/line-finding.js';
import { scanCommentLine } from './comment-line.js';
import type { SampleLine } from './sample-line.js';
import { readCommentAsServer } from './server-comment.js';
import { readSampleAsServer } from './server-sample.js';
import { serverName, type ServerVersion } from './server-version.js';

/**
 * Where the Prometheus server refuses a line that expfmt takes, or reads it otherwise.
 *
 * @param content - the offset of the first byte that is not blank
 * @param sample - what expfmt reads in the line, if it is a sample
 * @param metric - the family that the line belongs to, if it is not a plain comment
 */
export function serverDifference(
  source: SourceLine,
  content: number,
  sample: SampleLine,
  metric: string | undefined,
  version: ServerVersion,
): LineFinding | undefined {
  const isComment = byteAt(source.bytes, content) === HASH;
  const isMetadata = isComment && scanCommentLine(source.bytes, content) !== undefined;
  const difference = isComment
    ? commentDifference(source, content, isMetadata, version)
    : sampleDifference(source, content, sample, version);
  const isAbout = metric !== undefined && (isMetadata || !isComment);
  return difference && isAbout ? { ...difference, metric } : difference;
}

function commentDifference(
  { bytes, end }: SourceLine,
  hash: number,
  isMetadata: boolean,
  version: ServerVersion,
): LineFinding | undefined {
  const comment = readCommentAsServer(bytes, hash, end, version);
  if (comment.kind === 'refused') return rejected(comment, version);
  if (comment.kind === 'ends') {
    return {
      code: 'semantics/server-reads-differently',
      start: comment.at,
      end: comment.at + 1,
      message: `${serverName(version)} takes this NUL for the end of the body, and reads nothing after it`,
      fix: 'remove the NUL',
    };
  }
  if (comment.kind === 'metadata' || !isMetadata) return undefined;
  return {
    code: 'semantics/server-reads-differently',
    start: hash,
    end,
    message: `${serverName(version)} takes this line for a plain comment, as no space follows the "#"`,
    fix: 'write a space after the "#"',
  };
}

function sampleDifference(
  { bytes, start, end }: SourceLine,
  content: number,
  sample: SampleLine,
  version: ServerVersion,
): LineFinding | undefined {
  if (sample.timestamp !== undefined) {
    const timestamp = skipBlanks(bytes, sample.valueEnd);
    const sign = byteAt(bytes, timestamp);
    if (sign < DIGIT_0) return rejected(signedTimestamp(timestamp, sign), version);
  }
  if (version === 3 && readSampleAsServer(bytes, start, end, version) === 'refuses') {
    return rejected(
      {
        start: sample.nameStart,
        end: sample.nameEnd,
        because: 'it takes a metric name in quotes only between braces, and every name in quotes as a whole',
        fix: 'write such a line as {"name","label"="value"} 1',
      },
      version,
    );
  }
  if (content === start || byteAt(bytes, content) === BRACE_OPEN) return undefined;
  const because = 'it takes the blanks before the metric name for a part of the name';
  const fix = 'start the line with the metric name';
  if (version === 2) return rejected({ start, end: content, because, fix }, version);
  return {
    code: 'semantics/server-reads-differently',
    start,
    end: content,
    message: `${serverName(version)} stores this line under another name: ${because}`,
    fix,
  };
}

interface Objection {
  readonly start: number;
  readonly end: number;
  readonly because: string;
  readonly fix: string;
}

function signedTimestamp(start: number, sign: number): Objection {
  return {
    start,
    end: start + 1,
    because: 'it takes only digits for a timestamp',
    fix: sign === MINUS ? 'remove the timestamp' : 'write the timestamp without a sign',
  };
}

function rejected({ start, end, because, fix }: Objection, version: ServerVersion): LineFinding {
  return {
    code: 'semantics/server-rejects',
    start,
    end,
    message: `${serverName(version)} refuses the whole scrape because of this line: ${because}`,
    fix,
  };
}
