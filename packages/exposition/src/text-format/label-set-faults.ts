import { BRACE_CLOSE, byteAt, COMMA, EQUALS, isBlank, LINE_FEED, QUOTE } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { LABEL_NAME_PATTERN, suggestName } from './name-syntax.js';
import { quote, quoteBytes } from '../problems/quote.js';
import { decodeUtf8, endOfCharacter } from '../bytes/utf8.js';

/** The faults {@link LabelSet} finds. Offsets are those of the line's buffer. */

export function labelNameInvalid(bytes: Uint8Array, start: number): LineFinding {
  if (byteAt(bytes, start) === LINE_FEED) return labelSetUnterminated(start);
  const end = endOfWord(bytes, start);
  if (byteAt(bytes, start) === QUOTE) {
    return {
      code: 'syntax/label-name-invalid',
      start,
      end,
      message: 'a name in quotes is not part of text format 0.0.4',
      fix: `use names that match ${LABEL_NAME_PATTERN}, without quotes, and write the metric name before the "{"`,
    };
  }
  if (start === end) {
    return {
      code: 'syntax/label-name-invalid',
      start,
      end: start + 1,
      message: `expected a label name, found ${quoteBytes(bytes, start, start + 1)}`,
      fix: 'write labels as {name="value",other="value"}',
    };
  }
  const name = decodeUtf8(bytes, start, end);
  const suggestion = suggestName(name)?.replaceAll(':', '_');
  return {
    code: 'syntax/label-name-invalid',
    start,
    end,
    message: `label name ${quote(name)} is invalid: it must match ${LABEL_NAME_PATTERN}`,
    fix:
      suggestion === undefined
        ? 'use a name of letters, digits and underscores'
        : `rename it to ${quote(suggestion)}`,
  };
}

export function labelNameReserved(start: number, end: number): LineFinding {
  return {
    code: 'syntax/label-name-reserved',
    start,
    end,
    message: 'label name "__name__" is reserved for the metric name',
    fix: 'write the metric name before the "{" and remove this label',
  };
}

export function equalsMissing(bytes: Uint8Array, start: number, nameEnd: number, at: number): LineFinding {
  const byte = byteAt(bytes, at);
  if (byte === LINE_FEED) return labelSetUnterminated(at);
  const insideName = at === nameEnd && byte !== COMMA && byte !== BRACE_CLOSE && byte !== QUOTE;
  if (insideName) return labelNameInvalid(bytes, start);
  return {
    code: 'syntax/label-equals-missing',
    start,
    end: nameEnd,
    message: `label name ${quoteBytes(bytes, start, nameEnd)} is not followed by "="`,
    fix: 'write labels as {name="value"}',
  };
}

export function valueUnquoted(bytes: Uint8Array, at: number): LineFinding {
  if (byteAt(bytes, at) === LINE_FEED) return labelSetUnterminated(at);
  const end = Math.max(endOfWord(bytes, at), at + 1);
  return {
    code: 'syntax/label-value-unquoted',
    start: at,
    end,
    message: `label value ${quoteBytes(bytes, at, end)} does not start with a double quote`,
    fix: 'put the value in double quotes',
  };
}

export function valueUnterminated(quoteOffset: number, end: number): LineFinding {
  return {
    code: 'syntax/label-value-unterminated',
    start: quoteOffset,
    end,
    message: 'label value has no closing quote on this line',
    fix: 'close the quote, and write a line feed inside a value as \\n',
  };
}

export function escapeInvalid(bytes: Uint8Array, quoteOffset: number, at: number): LineFinding {
  if (byteAt(bytes, at) === LINE_FEED) return valueUnterminated(quoteOffset, at);
  const end = endOfCharacter(bytes, at);
  return {
    code: 'syntax/label-value-escape-invalid',
    start: at - 1,
    end,
    message: `escape sequence ${quoteBytes(bytes, at - 1, end)} is not allowed in a label value`,
    fix: 'escape a backslash as \\\\, a double quote as \\" and a line feed as \\n; leave the rest as it is',
  };
}

export function valueNotUtf8(bytes: Uint8Array, at: number): LineFinding {
  const byte = byteAt(bytes, at).toString(16).padStart(2, '0');
  return {
    code: 'syntax/label-value-not-utf8',
    start: at,
    end: at + 1,
    message: `label value is not valid UTF-8: byte 0x${byte} begins no character`,
    fix: 'encode label values as UTF-8',
  };
}

export function separatorMissing(bytes: Uint8Array, at: number): LineFinding {
  if (byteAt(bytes, at) === LINE_FEED) return labelSetUnterminated(at);
  const end = endOfCharacter(bytes, at);
  return {
    code: 'syntax/label-separator-missing',
    start: at,
    end,
    message: `expected "," or "}" after a label value, found ${quoteBytes(bytes, at, end)}`,
    fix: 'separate labels with commas, and escape a double quote inside a value as \\"',
  };
}

export function labelSetUnterminated(at: number): LineFinding {
  return {
    code: 'syntax/label-set-unterminated',
    start: at,
    end: at,
    message: 'label set has no closing "}" on this line',
    fix: 'close it: {name="value"} followed by the sample value, all on one line',
  };
}

/** Where what stands for a label name or value ends, whatever it consists of. */
export function endOfWord(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const byte = byteAt(bytes, at);
    const ends = byte === EQUALS || byte === COMMA || byte === BRACE_CLOSE || byte === LINE_FEED;
    if (ends || isBlank(byte)) return at;
    at++;
  }
}
