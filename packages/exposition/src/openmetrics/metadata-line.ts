import { byteAt, isBlank, LINE_FEED, skipBlanks, skipToken, SPACE, spells } from '../bytes/ascii.js';
import type { SourceLine } from '../bytes/source-line.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quoteBytes } from '../problems/quote.js';
import { skipMetricName } from '../text-format/name-syntax.js';
import { blankMisplaced, separatorFault } from './blank-faults.js';
import { metricNameInvalid } from './sample-line-faults.js';

type Keyword = 'HELP' | 'TYPE' | 'UNIT';

/** A HELP, TYPE or UNIT line; the text is what follows the space after the name, to the end of the line. */
export interface MetadataLine {
  readonly keyword: Keyword;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly textStart: number;
}

/**
 * Reads a line that starts with `#` and is not the last one.
 *
 * @returns the metadata in it, or what makes it unreadable: there are no other comments in OpenMetrics
 */
export function scanMetadataLine({ bytes, start, end }: SourceLine): MetadataLine | LineFinding {
  const keywordStart = skipBlanks(bytes, start + 1);
  const keywordEnd = skipToken(bytes, keywordStart);
  const keyword = KEYWORDS.find(
    (word) => keywordEnd - keywordStart === 4 && spells(bytes, keywordStart, word),
  );
  if (keyword === undefined) return commentNotAllowed(bytes, start, end);
  if (keywordStart === start + 1) {
    return {
      code: 'syntax/blank-missing',
      start: keywordStart,
      end: keywordStart,
      message: `no space stands between "#" and ${keyword}`,
      fix: `write # ${keyword}`,
    };
  }
  const hashFault = separatorFault(bytes, start + 1);
  if (hashFault !== undefined) return hashFault;
  if (keywordEnd === end || skipBlanks(bytes, keywordEnd) === end) return metricNameInvalid(bytes, end);
  const keywordFault = separatorFault(bytes, keywordEnd);
  if (keywordFault !== undefined) return keywordFault;
  const nameStart = keywordEnd + 1;
  const nameEnd = skipMetricName(bytes, nameStart);
  const afterName = byteAt(bytes, nameEnd);
  if (nameEnd === nameStart || (!isBlank(afterName) && afterName !== LINE_FEED)) {
    return metricNameInvalid(bytes, nameStart);
  }
  if (afterName !== SPACE) {
    return afterName === LINE_FEED ? textMissing(keyword, nameEnd) : blankMisplaced(nameEnd, nameEnd + 1);
  }
  return { keyword, nameStart, nameEnd, textStart: nameEnd + 1 };
}

const KEYWORDS: readonly Keyword[] = ['HELP', 'TYPE', 'UNIT'];

function textMissing(keyword: Keyword, at: number): LineFinding {
  return {
    code: 'syntax/metadata-text-missing',
    start: at,
    end: at,
    message: `the ${keyword} line ends after the metric name`,
    fix:
      keyword === 'TYPE' ? 'write the type after a space' : 'write a space and the text, which may be empty',
  };
}

function commentNotAllowed(bytes: Uint8Array, start: number, end: number): LineFinding {
  return {
    code: 'syntax/comment-not-allowed',
    start,
    end,
    message: `${quoteBytes(bytes, start, end)} is neither HELP, TYPE or UNIT nor the last line`,
    fix: 'remove the comment: only text format 0.0.4 has comments',
  };
}
