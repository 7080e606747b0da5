import { countCharacters } from './label-value-shape/character-counts.js';
import { isEmailAddress } from './label-value-shape/email-address.js';
import { hasHighEntropy } from './label-value-shape/high-entropy.js';
import { isIpAddress } from './label-value-shape/ip-address.js';
import { hasLongHexadecimal } from './label-value-shape/long-hexadecimal.js';
import { isPathWithIdentifier } from './label-value-shape/path-with-identifier.js';
import { isTimestamp } from './label-value-shape/timestamp.js';
import { isUrl } from './label-value-shape/url.js';
import { hasUuid } from './label-value-shape/uuid.js';

/** What a label value looks like when it names one thing of many, so that every such thing makes a series of its own. */
export type LabelValueShape =
  | 'uuid'
  | 'url'
  | 'path-with-identifier'
  | 'email'
  | 'ip-address'
  | 'timestamp'
  | 'long-hexadecimal'
  | 'high-entropy';

/**
 * The shape of a label value that has no bound, if it has one.
 *
 * It judges how a value is written and knows nothing of the label: a `le` of a histogram is not for it, and a number
 * such as a port or a size has no shape. Where a text has several shapes, the most telling one counts: a URL with a
 * UUID in it is a URL.
 *
 * No value has a shape unless it has two characters and, among them, a digit, a `/`, an `@` or a `::`, or begins with
 * `www.`; the least of each shape, which whoever looks at bytes can test first:
 *
 * - `uuid`: 36 characters, four `-` and a digit
 * - `url`: 5 characters and `//`, or 7 and `www.`
 * - `path-with-identifier`: 2 characters, a `/`, and a digit, a `?` or an `@`
 * - `email`: 6 characters, an `@` and a `.`
 * - `ip-address`: 2 characters; three `.` and four digits, or two `:`
 * - `timestamp`: 10 characters, and nine digits
 * - `long-hexadecimal`: 16 characters and a digit
 * - `high-entropy`: 20 characters and a digit
 *
 * The time is linear in the length; of a long value the beginning decides.
 *
 * @param value - the value with its escapes resolved
 */
export function labelValueShape(value: string): LabelValueShape | undefined {
  const text = value.length > MOST_CHARACTERS ? value.slice(0, MOST_CHARACTERS) : value;
  if (text.length < 2) return undefined;
  const counts = countCharacters(text);
  if (isUrl(text, counts)) return 'url';
  if (isIpAddress(text, counts)) return 'ip-address';
  if (isPathWithIdentifier(text, counts)) return 'path-with-identifier';
  if (isEmailAddress(text, counts)) return 'email';
  if (counts.digits === 0) return undefined;
  if (isTimestamp(text, counts)) return 'timestamp';
  // What is a number may be a bound, a size or a port, and has hexadecimal digits only by its exponent.
  if (NUMBER.test(text)) return undefined;
  if (hasUuid(text, counts)) return 'uuid';
  if (hasLongHexadecimal(text, counts)) return 'long-hexadecimal';
  return hasHighEntropy(text, counts) ? 'high-entropy' : undefined;
}

/** Whoever puts more than this into a label has told by then what it is. */
const MOST_CHARACTERS = 1024;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
