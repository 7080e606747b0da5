import { byteAt, isBlank, LINE_FEED, QUOTE, skipBlanks } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quote } from '../problems/quote.js';
import * as text from '../text-format/label-set-faults.js';
import { LABEL_NAME_PATTERN } from '../text-format/name-syntax.js';

/** The faults of label sets: those of text format, and the blanks and commas that OpenMetrics forbids. */

export { labelNameReserved, valueNotUtf8, valueUnterminated } from '../text-format/label-set-faults.js';

export function labelNameInvalid(bytes: Uint8Array, start: number): LineFinding {
  if (isBlank(byteAt(bytes, start))) return blankInLabelSet(bytes, start);
  if (byteAt(bytes, start) !== QUOTE) return text.labelNameInvalid(bytes, start);
  return {
    code: 'syntax/label-name-invalid',
    start,
    end: text.endOfWord(bytes, start),
    message: 'a name in quotes is not part of OpenMetrics 1.0',
    fix: `use names that match ${LABEL_NAME_PATTERN}, without quotes, and write the metric name before the "{"`,
  };
}

export function labelNameRepeated(name: string, start: number, end: number): LineFinding {
  return {
    code: 'syntax/label-name-repeated',
    start,
    end,
    message: `label name ${quote(name)} stands twice in this label set`,
    fix: 'remove one of the two labels',
  };
}

export function equalsMissing(bytes: Uint8Array, start: number, nameEnd: number): LineFinding {
  if (isBlank(byteAt(bytes, nameEnd))) return blankInLabelSet(bytes, nameEnd);
  return text.equalsMissing(bytes, start, nameEnd, nameEnd);
}

export function valueUnquoted(bytes: Uint8Array, at: number): LineFinding {
  return isBlank(byteAt(bytes, at)) ? blankInLabelSet(bytes, at) : text.valueUnquoted(bytes, at);
}

export function commaTrailing(comma: number): LineFinding {
  return {
    code: 'syntax/label-comma-trailing',
    start: comma,
    end: comma + 1,
    message: 'a comma stands before the "}": text format 0.0.4 allows that, OpenMetrics does not',
    fix: 'remove the comma',
  };
}

export function separatorMissing(bytes: Uint8Array, at: number): LineFinding {
  return isBlank(byteAt(bytes, at)) ? blankInLabelSet(bytes, at) : text.separatorMissing(bytes, at);
}

function blankInLabelSet(bytes: Uint8Array, start: number): LineFinding {
  const end = skipBlanks(bytes, start);
  if (byteAt(bytes, end) === LINE_FEED) return text.labelSetUnterminated(end);
  return {
    code: 'syntax/blank-misplaced',
    start,
    end,
    message:
      'a label set has no blanks outside its values: text format 0.0.4 allows them, OpenMetrics does not',
    fix: 'write labels as {name="value",other="value"}, without blanks',
  };
}
