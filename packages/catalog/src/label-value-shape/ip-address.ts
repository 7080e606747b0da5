import type { CharacterCounts } from './character-counts.js';

/**
 * Whether a text is an IPv4 or IPv6 address, of whatever kind: with a port, a prefix length or a zone, as the first of
 * a list, or behind a host name as Java writes it (`db/10.0.0.7:5432`).
 *
 * Four numbers up to 255 are an address: nothing tells the version `1.2.3.4` from one. A name such as `a::b` has a
 * digit if it is an address, and eight pairs of digits are an EUI-64.
 */
export function isIpAddress(text: string, { digits, dots, colons }: CharacterCounts): boolean {
  if (colons < 2 && (dots < 3 || digits < 4)) return false;
  const end = text.search(/[,\s]/);
  const first = end === -1 ? text : text.slice(0, end);
  if (first.length > LONGEST) return false;
  const slash = first.indexOf('/');
  const isAfterHost = slash !== -1 && HOST_NAME.test(first.slice(0, slash));
  if (!isAfterHost) return isAddress(first);
  const behind = first.slice(slash + 1);
  return isAddress(first) || (isAddress(behind) && !BROWSER_VERSION.test(behind));
}

function isAddress(text: string): boolean {
  return IP_V4.test(text) || isIpV6(text);
}

function isIpV6(text: string): boolean {
  const parts = IP_V6_WITH_EXTRAS.exec(text);
  if (!parts || EUI_64.test(text)) return false;
  const address = parts[1] ?? parts[2] ?? '';
  if (!/\d/.test(address)) return address === '::';
  const halves = address.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const isMapped = last.includes('.');
  if (isMapped && !IP_V4.test(last)) return false;
  const isWritten = (isMapped ? groups.slice(0, -1) : groups).every((group) =>
    /^[0-9a-f]{1,4}$/i.test(group),
  );
  const count = groups.length + (isMapped ? 1 : 0);
  return isWritten && (halves.length === 1 ? count === 8 : halves.length === 2 && count < 8);
}

/** With a host name of 253 characters before it and all extras behind. */
const LONGEST = 330;

/** Empty where the address was never resolved from one. */
const HOST_NAME = /^[\w.-]{0,253}$/;

/** Browsers tell no more of their version than its first number, as in `Chrome/120.0.0.0`. */
const BROWSER_VERSION = /^\d+\.0\.0\.0$/;

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IP_V4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}(?:/(?:3[0-2]|[12]?\\d)|:\\d{1,5})?$`);

/** In brackets with a port, or without. */
const IP_V6_WITH_EXTRAS =
  /^(?:\[([0-9a-f:.]{2,45})(?:%[\w.-]{1,20})?\](?::\d{1,5})?|([0-9a-f:.]{2,45})(?:%[\w.-]{1,20})?(?:\/\d{1,3})?)$/i;

const EUI_64 = /^(?:[0-9a-f]{2}:){7}[0-9a-f]{2}$/i;
