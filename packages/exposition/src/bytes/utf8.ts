const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a byte range; every invalid sequence becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** How many UTF-16 code units {@link decodeUtf8} would give, without decoding a range that is ASCII. */
export function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if ((bytes[at] ?? 0) >= 0x80) return at - start + decodeUtf8(bytes, at, end).length;
  }
  return end - start;
}

/** The offset after the character that starts at `start`. */
export function endOfCharacter(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (((bytes[at] ?? 0) & 0xc0) === 0x80) at++;
  return at;
}

/**
 * The offset of the first byte that begins no well-formed UTF-8 sequence, or -1.
 *
 * Overlong forms, surrogates and everything above U+10FFFF are ill-formed (Unicode 15, table 3-7).
 */
export function firstInvalidUtf8(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const lead = bytes[at] ?? 0;
    const length = sequenceLength(lead);
    if (length === 0 || at + length > end) return at;
    for (let i = 1; i < length; i++) {
      const byte = bytes[at + i] ?? 0;
      const low = i === 1 ? lowestSecond(lead) : 0x80;
      const high = i === 1 ? highestSecond(lead) : 0xbf;
      if (byte < low || byte > high) return at;
    }
    at += length;
  }
  return -1;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

function lowestSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}
