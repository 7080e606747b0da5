import { BACKSLASH, byteAt, isBlank, skipBlanks } from '../bytes/ascii.js';
import type { SourceLine } from '../bytes/source-line.js';
import { unescaped } from '../bytes/unescaped.js';
import { decodeUtf8, firstInvalidUtf8 } from '../bytes/utf8.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quote, quoteBytes } from '../problems/quote.js';
import { trailingBlank } from '../text-format/sample-line-faults.js';
import { blankMisplaced } from './blank-faults.js';
import type { FamilyState } from './family-state.js';
import { openMetricsType } from './family-types.js';
import type { MetadataLine } from './metadata-line.js';

/**
 * Enters a HELP, TYPE or UNIT line in its family.
 *
 * @returns what makes the line invalid, if anything
 */
export function applyMetadata(
  family: FamilyState,
  line: MetadataLine,
  source: SourceLine,
): LineFinding | undefined {
  if (line.keyword === 'HELP') return applyHelp(family, line, source);
  return line.keyword === 'TYPE' ? applyType(family, line, source) : applyUnit(family, line, source);
}

function applyHelp(family: FamilyState, line: MetadataLine, source: SourceLine): LineFinding | undefined {
  const misplaced = checkPlace(family, line, family.helpLine);
  if (misplaced !== undefined) return misplaced;
  const { bytes, end } = source;
  const fault = checkHelpText(bytes, line.textStart, end);
  if (fault !== undefined) return fault;
  family.helpLine = source.number;
  source.keptBytes += end - line.textStart;
  family.help = unescaped(decodeUtf8(bytes, line.textStart, end));
  return undefined;
}

function applyType(family: FamilyState, line: MetadataLine, source: SourceLine): LineFinding | undefined {
  const misplaced = checkPlace(family, line, family.typeLine);
  if (misplaced !== undefined) return misplaced;
  const { bytes, end } = source;
  const keyword = decodeUtf8(bytes, line.textStart, end);
  const type = openMetricsType(keyword);
  if (type === undefined) {
    const known = openMetricsType(keyword.trim().toLowerCase());
    const blank = blankFault(bytes, line.textStart, end);
    if (known !== undefined && blank !== undefined) return blank;
    return {
      code: 'syntax/type-unknown',
      start: line.textStart,
      end,
      message: `type ${quoteBytes(bytes, line.textStart, end)} is unknown`,
      fix:
        TYPE_FIXES.get(keyword) ?? (known === undefined ? TYPE_FIX : `write ${quote(known)}, in lower case`),
    };
  }
  family.type = type;
  family.typeLine = source.number;
  return checkUnitAllowed(family, line.textStart, end);
}

function applyUnit(family: FamilyState, line: MetadataLine, source: SourceLine): LineFinding | undefined {
  const misplaced = checkPlace(family, line, family.unitLine);
  if (misplaced !== undefined) return misplaced;
  const { bytes, end } = source;
  const unit = decodeUtf8(bytes, line.textStart, end);
  const blank = blankFault(bytes, line.textStart, end);
  if (blank !== undefined) return blank;
  family.unit = unit;
  family.unitLine = source.number;
  source.keptBytes += end - line.textStart;
  if (unit !== '' && !family.name.endsWith(`_${unit}`)) {
    return {
      code: 'syntax/unit-not-suffix',
      start: line.textStart,
      end,
      message: `unit ${quote(unit)} is not the end of the name ${quote(family.name)}`,
      fix: /^[a-zA-Z0-9_:]+$/.test(unit)
        ? `name the family ${quote(`${family.name}_${unit}`)}, or remove the UNIT line`
        : 'write the unit as it stands at the end of the name',
    };
  }
  return checkUnitAllowed(family, line.textStart, end);
}

const TYPE_FIX =
  'use counter, gauge, histogram, gaugehistogram, stateset, info, summary or unknown, in lower case';

/** What a type of text format 0.0.4 is called here. */
const TYPE_FIXES: ReadonlyMap<string, string> = new Map([
  ['untyped', 'write "unknown": that is what text format 0.0.4 calls untyped'],
  ['gauge_histogram', 'write "gaugehistogram"'],
]);

/** Metadata stands once, before the samples of its family. */
function checkPlace(
  family: FamilyState,
  { keyword, nameStart, nameEnd }: MetadataLine,
  earlier: number | undefined,
): LineFinding | undefined {
  const kind = keyword === 'HELP' ? 'help' : keyword === 'TYPE' ? 'type' : 'unit';
  if (earlier !== undefined) {
    return {
      code: `syntax/${kind}-repeated`,
      start: nameStart,
      end: nameEnd,
      message: `${quote(family.name)} has its ${keyword} in line ${String(earlier)} already`,
      fix: 'remove this line, or rename one of the two metrics',
    };
  }
  // A type that no TYPE line gave comes from a sample line, be it one that could not be read.
  const hasSample = family.sampleCount > 0 || (family.type !== undefined && family.typeLine === undefined);
  if (!hasSample) return undefined;
  return {
    code: `syntax/${kind}-after-samples`,
    start: nameStart,
    end: nameEnd,
    message: `${keyword} of ${quote(family.name)} comes after its first sample`,
    fix: `write the ${keyword} line before the samples`,
  };
}

/** Text and states are measured in nothing. */
function checkUnitAllowed(
  { name, type, unit }: FamilyState,
  start: number,
  end: number,
): LineFinding | undefined {
  if (!unit || (type !== 'info' && type !== 'stateset')) return undefined;
  return {
    code: 'syntax/unit-not-allowed',
    start,
    end,
    message: `${quote(name)} is of type ${type} and has a unit`,
    fix: 'remove the UNIT line, or correct the type',
  };
}

function checkHelpText(bytes: Uint8Array, start: number, end: number): LineFinding | undefined {
  const invalid = firstInvalidUtf8(bytes, start, end);
  if (invalid !== -1) {
    return {
      code: 'syntax/help-not-utf8',
      start: invalid,
      end: invalid + 1,
      message: `help text is not valid UTF-8: byte 0x${byteAt(bytes, invalid).toString(16).padStart(2, '0')} begins no character`,
      fix: 'encode the body as UTF-8',
    };
  }
  let backslashes = 0;
  while (end - backslashes > start && byteAt(bytes, end - backslashes - 1) === BACKSLASH) backslashes++;
  if (backslashes % 2 === 0) return undefined;
  return {
    code: 'syntax/help-escape-invalid',
    start: end - 1,
    end,
    message: 'the help text ends in a single backslash, which escapes nothing',
    fix: 'escape a backslash as \\\\',
  };
}

/** Blanks around a word, where none may be. */
function blankFault(bytes: Uint8Array, start: number, end: number): LineFinding | undefined {
  const wordStart = skipBlanks(bytes, start);
  if (wordStart > start) return blankMisplaced(start - 1, wordStart);
  let wordEnd = end;
  while (wordEnd > start && isBlank(byteAt(bytes, wordEnd - 1))) wordEnd--;
  return wordEnd < end ? trailingBlank(wordEnd, end) : undefined;
}
