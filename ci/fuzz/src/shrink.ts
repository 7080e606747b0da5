/**
 * A smaller body that still shows what the given one shows: lines are left out, then bytes, in ever smaller runs.
 *
 * @param shows - asks it of a body
 * @param maxTries - how often it may be asked
 */
export async function shrink(
  body: Uint8Array,
  shows: (candidate: Uint8Array) => Promise<boolean>,
  maxTries: number,
): Promise<Uint8Array> {
  let tries = maxTries;
  const ask = async (parts: readonly Uint8Array[]): Promise<boolean> => {
    if (tries === 0) return false;
    tries--;
    return shows(Buffer.concat(parts));
  };
  const lines = await leaveOut(linesOf(body), ask);
  const bytes = await leaveOut(bytesOf(Buffer.concat(lines)), ask);
  return Buffer.concat(bytes);
}

async function leaveOut(
  parts: readonly Uint8Array[],
  ask: (parts: readonly Uint8Array[]) => Promise<boolean>,
): Promise<readonly Uint8Array[]> {
  let kept = parts;
  for (let run = Math.ceil(parts.length / 2); run >= 1; run = run === 1 ? 0 : Math.ceil(run / 2)) {
    for (let at = 0; at < kept.length;) {
      const candidate = kept.toSpliced(at, run);
      if (await ask(candidate)) kept = candidate;
      else at += run;
    }
  }
  return kept;
}

function linesOf(body: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < body.length;) {
    const lineFeed = body.indexOf(0x0a, start);
    const end = lineFeed === -1 ? body.length : lineFeed + 1;
    lines.push(body.subarray(start, end));
    start = end;
  }
  return lines;
}

function bytesOf(body: Uint8Array): readonly Uint8Array[] {
  return Array.from(body, (_, at) => body.subarray(at, at + 1));
}
