/** How much is handed over at a time: enough to make each worth a system call, little enough to be held. */
const BLOCK = 64 * 1024;

/** A text again and again, in pieces of about a block. */
export function* repeated(text: string, count: number): Generator<string> {
  const most = Math.max(1, Math.floor(BLOCK / text.length));
  for (let left = count; left > 0; left -= most) yield text.repeat(Math.min(most, left));
}

/** The same text in fewer pieces, each of a block at least, but for the last. */
export function* inBlocks(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
