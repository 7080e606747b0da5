import { pause } from '../time/pause.js';

import { CouldNotCheckError } from './could-not-check.js';
import { readCredentials } from './credentials.js';
import { Deadline } from '../time/deadline.js';
import { explainFailure } from './explain-failure.js';
import { urlTarget } from './parse-target.js';
import { type ReadyAddress, readyAddress } from './ready-address.js';
import { Redactor, secretsOfEnvironment } from './redact.js';
import { DEFAULT_LIMITS } from './scrape-limits.js';
import { sendRequest } from './send-request.js';
import { type RunningProgram, startProgram } from './start-program.js';
import type { ProgramTarget, UrlTarget } from './target.js';

/** How often to look whether a program is ready, in milliseconds. */
const PAUSE = 20;
/** How long one question may take whether anything answers at an address, in milliseconds. */
const LONGEST_QUESTION = 2000;

/** A program that runs and answers. */
export interface StartedTarget extends AsyncDisposable {
  /** What to scrape. */
  readonly target: UrlTarget;
  /** Stops the program and whatever it started, and resolves when all of it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a program that is to be checked and waits until it answers. It must be stopped, or disposed of; where it does
 * not become ready, that is done here.
 *
 * @param cancelSignal - stops it at any time; while it is not ready, the signal's reason is thrown
 * @throws {@link CouldNotCheckError} where it ends early or is not ready in time
 */
export async function startTarget(
  program: ProgramTarget,
  { cancelSignal }: { readonly cancelSignal?: AbortSignal } = {},
): Promise<StartedTarget> {
  cancelSignal?.throwIfAborted();
  const { at } = program;
  if (at && (await isAnswering(at, cancelSignal))) throw answersAlready(at);
  // Read before anything is started, which would be for nothing without them.
  const redactor = await redactorOf(program, cancelSignal);
  let address: ReadyAddress | undefined;
  const running = await startProgram(program, redactor, (line) => (address ??= readyAddress(line)));
  const stopNow = (): void => void running.stop();
  cancelSignal?.addEventListener('abort', stopNow, { once: true });
  const stop = async (): Promise<void> => {
    await running.stop();
    cancelSignal?.removeEventListener('abort', stopNow);
  };
  try {
    const found = await whenReady(program, running, () => address, cancelSignal);
    return { target: targetOf(program, found, address), stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    if (!(error instanceof CouldNotCheckError)) throw error;
    throw new CouldNotCheckError(error.code, redactor.text(error.message), redactor.text(error.fix));
  }
}

/** A program may write anything out of its environment. */
async function redactorOf(
  { at, access, environment }: ProgramTarget,
  cancelSignal: AbortSignal | undefined,
): Promise<Redactor> {
  const url = at?.url ?? new URL('http://localhost');
  const { secrets } = await readCredentials(url, access, process.env, cancelSignal);
  return new Redactor([
    ...secrets,
    // Each for itself: those of the caller are not lost where the target has others of the same name.
    ...secretsOfEnvironment(process.env),
    ...secretsOfEnvironment(environment),
  ]);
}

async function whenReady(
  { at, startTimeout }: ProgramTarget,
  running: RunningProgram,
  address: () => ReadyAddress | undefined,
  cancelSignal: AbortSignal | undefined,
): Promise<UrlTarget> {
  using deadline = new Deadline(startTimeout, cancelSignal);
  for (;;) {
    const end = await running.ended();
    cancelSignal?.throwIfAborted();
    if (end !== undefined) {
      throw new CouldNotCheckError(
        'target/not-started',
        `the program ended before it was ready (${end}); ${running.describeOutput()}`,
        'run the command by itself to see why',
      );
    }
    const found = address();
    if (at === undefined && found) return urlTarget(found.url);
    if (at && (await isAnswering(at, deadline.signal))) return at;
    cancelSignal?.throwIfAborted();
    if (deadline.signal.aborted) {
      const seconds = String(deadline.timeout / 1000);
      throw new CouldNotCheckError(
        'target/not-ready',
        at
          ? `nothing answered at ${at.label} within ${seconds} s; ${running.describeOutput()}`
          : `the program named no address of its own within ${seconds} s; ${running.describeOutput()}`,
        at
          ? 'correct the address, or give the program more time to start'
          : 'let it print a line such as {"http":"http://127.0.0.1:9464"}, give its address, or more time to start',
      );
    }
    await pause(PAUSE);
  }
}

function targetOf(program: ProgramTarget, at: UrlTarget, said: ReadyAddress | undefined): UrlTarget {
  const { access, limits } = program;
  return {
    ...at,
    name: program.name ?? said?.service ?? program.label,
    ...(access && { access }),
    ...(limits && { limits }),
  };
}

/** Whether there is any answer, whatever it is; it is asked without credentials. */
async function isAnswering({ url, socketPath }: UrlTarget, signal?: AbortSignal): Promise<boolean> {
  using deadline = new Deadline(LONGEST_QUESTION, signal);
  try {
    const answer = await sendRequest({
      url,
      ...(socketPath !== undefined && { socketPath }),
      headers: {},
      maxHeaderBytes: DEFAULT_LIMITS.maxHeaderBytes,
      signal: deadline.signal,
    });
    answer[Symbol.dispose]();
    return true;
  } catch (error) {
    const { code } = explainFailure(error, {
      url,
      limits: DEFAULT_LIMITS,
      isOverdue: deadline.signal.aborted,
      received: 0,
    });
    return !['target/unreachable', 'target/timeout', 'target/broken-off'].includes(code);
  }
}

function answersAlready({ label }: UrlTarget): CouldNotCheckError {
  return new CouldNotCheckError(
    'target/not-started',
    `something answers at ${label} before the program is started`,
    'stop it, or have the program answer elsewhere',
  );
}
