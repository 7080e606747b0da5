import { byteAt, CARRIAGE_RETURN, HASH, NUL } from '../bytes/ascii.js';
import type { SourceLine } from '../bytes/source-line.js';
import { firstInvalidUtf8 } from '../bytes/utf8.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quote } from '../problems/quote.js';
import { scanCommentLine } from '../text-format/comment-line.js';
import type { LabelSet } from '../text-format/label-set.js';

/**
 * Characters in a comment line, HELP lines included, that expfmt lets pass and that no text should have. Each kind is
 * told once a line.
 *
 * @param hash - the offset of the `#`
 */
function checkCommentText({ bytes, end }: SourceLine, hash: number): readonly LineFinding[] {
  const findings = controlCharacters(bytes, hash, end, 'this comment');
  const invalid = firstInvalidUtf8(bytes, hash, end);
  if (invalid !== -1) {
    findings.push({
      code: 'semantics/not-utf8',
      start: invalid,
      end: invalid + 1,
      message: 'this comment is not valid UTF-8 from here on',
      fix: 'encode the whole body as UTF-8',
    });
  }
  return findings;
}

/** The same for the values of labels, in which expfmt looks at UTF-8 itself. */
export function checkLabelText(bytes: Uint8Array, labels: LabelSet): readonly LineFinding[] {
  let findings: readonly LineFinding[] = NONE;
  for (let i = 0; i < labels.count; i++) {
    const start = labels.valueStarts[i] ?? 0;
    const end = labels.valueEnds[i] ?? 0;
    if (!hasControlCharacter(bytes, start, end)) continue;
    const holder = `the value of label ${quote(labels.name(i))}`;
    findings = [...findings, ...controlCharacters(bytes, start, end, holder)];
    if (findings.length >= MOST_IN_A_LINE) break;
  }
  return findings;
}

/**
 * What is told of a comment line, with what the Prometheus server makes of it as a part of the same finding where both
 * have one cause.
 *
 * @param difference - what the server makes of the line, if anything else than expfmt
 */
export function commentFindings(
  source: SourceLine,
  hash: number,
  difference: LineFinding | undefined,
): readonly LineFinding[] {
  const findings = checkCommentText(source, hash);
  if (findings.length === 0) return difference === undefined ? NONE : [difference];
  const isSameCause = ({ start }: LineFinding) => start === difference?.start;
  const merged = findings.map((finding) =>
    isSameCause(finding) && difference !== undefined
      ? { ...difference, ...finding, message: `${finding.message}; ${difference.message}` }
      : finding,
  );
  return difference === undefined || findings.some(isSameCause) ? merged : [...merged, difference];
}

/** Whether a comment line is a HELP or TYPE line, and so about a family. */
export function isMetadata({ bytes }: SourceLine, hash: number): boolean {
  return byteAt(bytes, hash) === HASH && scanCommentLine(bytes, hash) !== undefined;
}

const NONE: readonly LineFinding[] = [];
const MOST_IN_A_LINE = 16;

function hasControlCharacter(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = byteAt(bytes, at);
    if (byte === NUL || byte === CARRIAGE_RETURN) return true;
  }
  return false;
}

function controlCharacters(bytes: Uint8Array, start: number, end: number, holder: string): LineFinding[] {
  const findings: LineFinding[] = [];
  const text = bytes.subarray(start, end);
  const nul = text.indexOf(NUL);
  if (nul !== -1) {
    findings.push({
      code: 'semantics/nul-character',
      start: start + nul,
      end: start + nul + 1,
      message: `${holder} has a NUL character`,
      fix: 'remove it where the text is made: programs in C take it for the end of the text',
    });
  }
  const carriageReturn = text.indexOf(CARRIAGE_RETURN);
  if (carriageReturn !== -1) {
    findings.push({
      code: 'semantics/carriage-return',
      start: start + carriageReturn,
      end: start + carriageReturn + 1,
      message: `${holder} has a carriage return, which is a part of the text and no line end`,
      fix: 'end lines with a line feed alone, and trim what was read from a file with CR LF',
    });
  }
  return findings;
}
