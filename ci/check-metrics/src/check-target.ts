import type { Catalog } from '@ibex/catalog';

import { checkExposition, type CheckReport } from './check-exposition.js';
import { CouldNotCheckError } from './could-not-check.js';
import { DEFAULT_LIMITS, scrape, type ScrapedBody, type ScrapeLimits } from './scrape.js';
import { parseTarget, type Target, withoutUserInfo } from './target.js';

/** The outcome of checking one target. */
export type TargetResult =
  | { readonly target: string; readonly report: CheckReport; readonly body: Uint8Array }
  | { readonly target: string; readonly couldNotCheck: CouldNotCheckError };

/**
 * Scrapes a target and checks what it exposes.
 *
 * @param text - the target as given: a URL or `-`
 * @param catalog - what it must expose
 * @param limits - in time and size
 * @param stdin - where `-` reads from
 */
export async function checkTarget(
  text: string,
  catalog: Catalog,
  limits: ScrapeLimits = DEFAULT_LIMITS,
  stdin: AsyncIterable<Uint8Array> = process.stdin,
): Promise<TargetResult> {
  try {
    const target = parseTarget(text);
    const { body, contentType } = await read(target, limits, stdin);
    return { target: target.label, report: checkExposition(body, catalog, contentType), body };
  } catch (error) {
    if (!(error instanceof CouldNotCheckError)) throw error;
    return { target: labelOf(text), couldNotCheck: error };
  }
}

async function read(
  target: Target,
  limits: ScrapeLimits,
  stdin: AsyncIterable<Uint8Array>,
): Promise<ScrapedBody | { body: Uint8Array; contentType: undefined }> {
  if (target.kind === 'url') return scrape(target.url, limits);
  return { body: await readStdin(stdin, limits), contentType: undefined };
}

async function readStdin(stdin: AsyncIterable<Uint8Array>, { maxBytes }: ScrapeLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stdin) {
      length += chunk.length;
      if (length > maxBytes) {
        throw new CouldNotCheckError(
          'target/too-large',
          `standard input has more than ${String(maxBytes)} bytes`,
          'give less, or raise --max-bytes',
        );
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof CouldNotCheckError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CouldNotCheckError(
      'target/broken-off',
      `standard input cannot be read after ${String(length)} bytes: ${reason}`,
      'give a file or a pipe',
    );
  }
  return Buffer.concat(chunks, length);
}

function labelOf(text: string): string {
  try {
    return parseTarget(text).label;
  } catch {
    return withoutUserInfo(text);
  }
}
