import type { Catalog } from '@ibex/catalog';

import { checkExposition, type CheckReport } from '../assert/check-exposition.js';
import { CouldNotCheckError } from '../target/could-not-check.js';
import { DEFAULT_LIMITS, type ScrapeLimits } from '../target/scrape-limits.js';
import { parseTarget, type Target, withoutUserInfo } from '../target/target.js';

/** The outcome of checking one target. */
export type TargetResult =
  | { readonly target: string; readonly report: CheckReport; readonly body: Uint8Array }
  | { readonly target: string; readonly couldNotCheck: CouldNotCheckError };

/** What a target is checked against, and how. */
export interface CheckOptions {
  /** What it must expose. */
  readonly catalog: Catalog;
  /** In time and size; by default {@link DEFAULT_LIMITS}. */
  readonly limits?: ScrapeLimits;
  /** Where `-` reads from; by default standard input. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Gives up the check, which rejects with the signal's reason. */
  readonly cancelSignal?: AbortSignal;
}

/**
 * Scrapes a target and checks what it exposes.
 *
 * @param text - the target as given: a URL or `-`
 */
export async function checkTarget(text: string, options: CheckOptions): Promise<TargetResult> {
  const { catalog } = options;
  try {
    const target = parseTarget(text);
    const { body, contentType } = await read(target, options);
    return { target: target.label, report: checkExposition(body, catalog, contentType), body };
  } catch (error) {
    if (!(error instanceof CouldNotCheckError)) throw error;
    return { target: labelOf(text), couldNotCheck: error };
  }
}

async function read(
  target: Target,
  { limits = DEFAULT_LIMITS, stdin = process.stdin, cancelSignal }: CheckOptions,
): Promise<{ body: Uint8Array; contentType: string | undefined }> {
  if (target.kind === 'url') {
    // Loaded only where it is needed: the HTTP client takes longer to load than a file to be checked.
    const { scrape } = await import('../target/scrape.js');
    return scrape(target.url, limits, cancelSignal);
  }
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
