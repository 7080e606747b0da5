import { checkExposition, type CheckReport } from '../assert/check-exposition.js';
import type { Expectations } from '../assert/expectations.js';
import type { Finding } from '../finding/finding.js';
import type { Excerpt } from '../report/excerpt.js';
import { EXCERPT_WIDTH, findingExcerpts } from '../report/finding-excerpts.js';
import { CouldNotCheckError } from '../target/could-not-check.js';
import { parseTarget } from '../target/parse-target.js';
import { type ReadOptions, readTarget, type TargetBody } from '../target/read-target.js';
import { withoutUserInfo } from '../target/shown-address.js';
import { nameOf, type ProgramTarget, type Target } from '../target/target.js';

/** The outcome of checking one target. */
export type TargetResult =
  | {
      /** As the user calls it, else its address. */
      readonly target: string;
      /** Where it was read in the end. */
      readonly address?: string;
      readonly report: CheckReport;
      readonly body: Uint8Array;
      /** What is shown of the body for what was found in it. */
      readonly excerpts: ReadonlyMap<Finding, Excerpt>;
    }
  | { readonly target: string; readonly couldNotCheck: CouldNotCheckError };

/** What a target is checked against, and how. */
export interface CheckOptions extends ReadOptions, Expectations {}

/**
 * Scrapes a target and checks what it exposes. A program is started for it, and stopped.
 *
 * @param given - the target, or the text it is given as on the command line
 * @throws the reason of the options' `cancelSignal`
 */
export async function checkTarget(given: string | Target, options: CheckOptions): Promise<TargetResult> {
  let name = typeof given === 'string' ? withoutUserInfo(given) : nameOf(given);
  try {
    const target = typeof given === 'string' ? parseTarget(given) : given;
    name = nameOf(target);
    if (target.kind === 'program') return await checkProgram(target, options);
    return await checkBody(name, await readTarget(target, options), options);
  } catch (error) {
    if (!(error instanceof CouldNotCheckError)) throw error;
    return { target: name, couldNotCheck: error };
  }
}

async function checkProgram(program: ProgramTarget, options: CheckOptions): Promise<TargetResult> {
  // Loaded only where it is needed: few targets are started.
  const { startTarget } = await import('../target/start-target.js');
  await using started = await startTarget(program, options);
  return await checkTarget(started.target, options);
}

async function checkBody(
  target: string,
  { body, contentType, address }: TargetBody,
  expectations: CheckOptions,
): Promise<TargetResult> {
  const report = checkExposition(body, expectations, { contentType });
  return {
    target,
    ...(address !== undefined && { address }),
    report,
    body,
    excerpts: await findingExcerpts(body, report.findings, EXCERPT_WIDTH),
  };
}
