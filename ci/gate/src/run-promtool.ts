import { findProgram } from '@ibex/test-programs';
import { execa } from 'execa';

/** What `promtool check metrics` says of a body. */
export type PromtoolResult =
  | { readonly status: 'clean' }
  | { readonly status: 'rejected'; readonly lines: readonly string[] }
  | { readonly status: 'not installed' }
  /** There was no body to give it. */
  | { readonly status: 'not run' };

/**
 * Gives a body to `promtool check metrics`, the reference.
 *
 * @param body - as scraped
 * @param cancelSignal - ends promtool
 */
export async function runPromtool(body: Uint8Array, cancelSignal?: AbortSignal): Promise<PromtoolResult> {
  const promtool = findProgram('promtool');
  if (promtool === undefined) return { status: 'not installed' };
  const { exitCode, all, isCanceled } = await execa(promtool, ['check', 'metrics'], {
    input: body,
    all: true,
    reject: false,
    timeout: 30_000,
    ...(cancelSignal && { cancelSignal }),
  });
  if (isCanceled) cancelSignal?.throwIfAborted();
  if (exitCode === 0) return { status: 'clean' };
  const lines = all.split('\n').filter((line) => line !== '');
  return {
    status: 'rejected',
    lines: lines.length > 0 ? lines : [`ended with exit code ${String(exitCode)}`],
  };
}
