import type { MetadataLine } from './comment-line.js';
import type { FamilyState } from '../model/family-state.js';
import type { LineFinding } from '../problems/line-finding.js';
import { parseHelp, parseType } from './metadata-text.js';
import { quote } from '../problems/quote.js';
import type { SourceLine } from '../bytes/source-line.js';

/**
 * Enters a HELP or TYPE line in its family.
 *
 * @returns what makes expfmt reject the line, if anything; of an unreadable HELP the family knows the line then
 */
export function applyMetadata(
  family: FamilyState,
  line: MetadataLine,
  source: SourceLine,
): LineFinding | undefined {
  // A line without text mentions the family and says nothing about it.
  if (line.textStart === source.end) return undefined;
  return line.keyword === 'HELP' ? applyHelp(family, line, source) : applyType(family, line, source);
}

function applyHelp(family: FamilyState, line: MetadataLine, source: SourceLine): LineFinding | undefined {
  if (family.helpLine !== undefined) {
    return {
      code: 'syntax/help-repeated',
      start: line.nameStart,
      end: line.nameEnd,
      message: `${quote(family.name)} has its HELP in line ${String(family.helpLine)} already`,
      fix: 'remove this line, or rename one of the two metrics',
    };
  }
  family.helpLine = source.number;
  const help = parseHelp(source.bytes, line.textStart, source.end);
  if (typeof help !== 'string') return help;
  family.help = help;
  source.keptBytes += source.end - line.textStart;
  return undefined;
}

function applyType(family: FamilyState, line: MetadataLine, source: SourceLine): LineFinding | undefined {
  const place = { start: line.nameStart, end: line.nameEnd };
  if (family.typeLine !== undefined) {
    return {
      code: 'syntax/type-repeated',
      ...place,
      message: `${quote(family.name)} has its TYPE in line ${String(family.typeLine)} already`,
      fix: 'remove this line, or rename one of the two metrics',
    };
  }
  if (family.type !== undefined) {
    return {
      code: 'syntax/type-after-samples',
      ...place,
      message: `TYPE of ${quote(family.name)} comes after its first sample`,
      fix: 'write the TYPE line before the samples',
    };
  }
  const type = parseType(source.bytes, line.textStart, source.end);
  if (typeof type !== 'string') return type;
  family.type = type;
  family.typeLine = source.number;
  return undefined;
}
