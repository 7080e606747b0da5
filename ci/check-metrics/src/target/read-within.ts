/**
 * Reads chunks to their end, unless they are too many.
 *
 * @param maxBytes - the most they may have together
 * @param tooLarge - what to throw where they have more
 * @param onProgress - told the bytes so far
 */
export async function readWithin(
  maxBytes: number,
  chunks: AsyncIterable<Uint8Array>,
  tooLarge: () => Error,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    onProgress(length);
    if (length > maxBytes) throw tooLarge();
    kept.push(chunk);
  }
  return Buffer.concat(kept, length);
}
