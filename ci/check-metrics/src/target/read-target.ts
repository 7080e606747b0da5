import type { ExpositionFormat } from '@ibex/exposition';

import { readFileWithin, readStdinWithin } from './read-local.js';
import { DEFAULT_LIMITS, type ScrapeLimits } from './scrape-limits.js';
import type { ProgramTarget, Target, TargetAccess } from './target.js';

/** How a target is read. */
export interface ReadOptions {
  /** They go before those of the target; by default {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<ScrapeLimits>;
  /** It goes before that of the target: credentials as a whole, and the certificates to trust. */
  readonly access?: TargetAccess;
  /** What a URL is asked for, and what has no content type, such as a file, is read as; by default `text`. */
  readonly format?: ExpositionFormat | undefined;
  /** Where `-` reads from; by default standard input. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Gives up, and the signal's reason is thrown. */
  readonly cancelSignal?: AbortSignal;
}

/** What was read, in which no credentials are left. */
export interface TargetBody {
  readonly body: Uint8Array;
  /** As sent, empty where the target sent none; of what has none, such as a file, that of the format that was given. */
  readonly contentType: string | undefined;
  /** Where it came from, to be shown; of a target that redirects, the last address. */
  readonly address?: string;
}

/**
 * Reads a target once. It may be read again, but for standard input and pipes.
 *
 * @param target - of a program, what `startTarget` gives for it
 * @throws CouldNotCheckError saying which limit it broke, or what went wrong
 */
export async function readTarget(
  target: Exclude<Target, ProgramTarget>,
  { limits: givenLimits, access, format, stdin = process.stdin, cancelSignal }: ReadOptions = {},
): Promise<TargetBody> {
  const limits = { ...DEFAULT_LIMITS, ...target.limits, ...givenLimits };
  switch (target.kind) {
    case 'url': {
      // Loaded only where it is needed: a file is read without an HTTP client.
      const { scrape } = await import('./scrape.js');
      return scrape({ ...target, access: accessOf(target.access, access) }, limits, cancelSignal, format);
    }
    case 'file': {
      const body = await readFileWithin(target.path, limits, cancelSignal);
      return { body, contentType: contentTypeOf(format), address: target.label };
    }
    case 'stdin':
      return { body: await readStdinWithin(stdin, limits, cancelSignal), contentType: contentTypeOf(format) };
  }
}

function contentTypeOf(format: ExpositionFormat | undefined): string | undefined {
  return format === 'openmetrics' ? 'application/openmetrics-text; version=1.0.0' : undefined;
}

function accessOf(own: TargetAccess = {}, given: TargetAccess = {}): TargetAccess {
  const cacert = given.cacert ?? own.cacert;
  const hasCredentials = Object.keys(given).some((key) => key !== 'cacert');
  return { ...(hasCredentials ? given : own), ...(cacert !== undefined && { cacert }) };
}
