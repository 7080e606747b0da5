import { execa, type Options, type ResultPromise } from 'execa';

/** A program that a test started. */
export interface RunningProgram {
  readonly pid: number;
  /** Everything it wrote so far, both streams as they came, the latest 64 KiB. */
  output(): string;
  /** Sends a signal, such as SIGSTOP. */
  signal(signal: NodeJS.Signals): void;
  /** Resolves when it has ended, however that came about. */
  readonly ended: Promise<{ readonly exitCode: number | undefined; readonly signal: string | undefined }>;
  /** Asks it to end, forces it after five seconds, and resolves when it is gone. */
  stop(): Promise<void>;
}

/** How to start a program. */
export interface ProgramStart {
  /** For messages, such as `redis-server`. */
  readonly name: string;
  readonly path: string;
  readonly args: readonly string[];
  /** Its whole environment; by default that of this process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The user and group to run as; by default those of this process. */
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly cwd?: string;
  /** The signal that asks it to end; by default SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
  /** Resolves when it answers; asked again and again until it does. */
  readonly isReady: (output: string) => boolean | Promise<boolean>;
  /** How long that may take, in milliseconds; by default 30 s. */
  readonly readyWithin?: number;
  /** Stops waiting and ends the program. */
  readonly cancelSignal?: AbortSignal;
}

/**
 * Starts a program and waits until it is ready. It ends with this process, whatever happens to that.
 *
 * @throws Error with the program's last output where it ends early or is not ready in time
 */
export async function startProgram(start: ProgramStart): Promise<RunningProgram> {
  const { name, readyWithin = 30_000, stopSignal = 'SIGTERM', cancelSignal } = start;
  const child = execa(start.path, start.args, optionsOf(start));
  const output = keepLatest(child);
  const ended = child.then(({ exitCode, signal }) => ({ exitCode, signal }));
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  const isRunning = () => !hasEnded;

  const stop = async () => {
    if (isRunning()) child.kill(stopSignal);
    await ended;
  };
  const deadline = performance.now() + readyWithin;
  try {
    while (!(await start.isReady(output()))) {
      cancelSignal?.throwIfAborted();
      if (!isRunning())
        throw new Error(`${name} ended with ${describeEnd(await ended)}${lastLines(output())}`);
      if (performance.now() > deadline) {
        throw new Error(`${name} was not ready within ${String(readyWithin / 1000)} s${lastLines(output())}`);
      }
      await pause(20);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: child.pid ?? 0, output, signal: (signal) => child.kill(signal), ended, stop };
}

function optionsOf({ environment, user, cwd, stopSignal = 'SIGTERM' }: ProgramStart) {
  return {
    reject: false,
    buffer: false,
    stdin: 'ignore',
    cleanup: true,
    killSignal: stopSignal,
    forceKillAfterDelay: 5_000,
    ...(environment && { env: environment, extendEnv: false }),
    ...(cwd !== undefined && { cwd }),
    ...(user && { uid: user.uid, gid: user.gid }),
  } as const satisfies Options;
}

function keepLatest(child: ResultPromise<ReturnType<typeof optionsOf>>): () => string {
  let latest = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (latest = (latest + text).slice(-65_536)));
  }
  return () => latest;
}

function describeEnd({
  exitCode,
  signal,
}: {
  exitCode: number | undefined;
  signal: string | undefined;
}): string {
  return signal === undefined ? `exit code ${String(exitCode)}` : `signal ${signal}`;
}

function lastLines(output: string): string {
  const lines = output.trimEnd().split('\n').slice(-8);
  return lines.join('') === ''
    ? ' and wrote nothing'
    : `; it wrote:\n${lines.map((line) => `    ${line}`).join('\n')}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
