import { fileURLToPath } from 'node:url';

import { type RunningProgram, startProgram } from './running-program.js';

/** What the ready line of a service in test mode says. */
export interface ReadyLine {
  readonly event: 'ready';
  readonly service: string;
  /** The address of its HTTP server, without a path. */
  readonly http: string;
  readonly [field: string]: unknown;
}

/** One of the two services, running as a program. */
export interface IbexService extends RunningProgram {
  readonly ready: ReadyLine;
}

/** How to start a service. */
export interface IbexServiceStart {
  /** Its configuration. Nothing that a developer's shell has set reaches it. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** By default `--test-mode`. */
  readonly args?: readonly string[];
  /** A command that runs it, such as that of a `SmallDisk`; by default it is run by itself. */
  readonly runBy?: readonly [string, ...string[]];
  /** How long it may take to get ready, in milliseconds. */
  readonly readyWithin?: number;
  readonly cancelSignal?: AbortSignal;
}

/**
 * Starts `auth` or `proxy` as a program of its own, by default in test mode, and waits for its ready line.
 *
 * @throws Error with the last of its output where it does not get ready
 */
export async function startIbexService(
  service: 'auth' | 'proxy',
  { args = ['--test-mode'], environment, runBy, ...start }: IbexServiceStart = {},
): Promise<IbexService> {
  let ready: ReadyLine | undefined;
  const commandLine = [...NODE_OPTIONS[service], executableOf(service), ...args];
  const [path, ...given] = [...(runBy ?? []), process.execPath, ...commandLine];
  const program = await startProgram({
    ...start,
    environment: { ...systemEnvironment(), ...environment },
    name: `ibex-${service}`,
    path,
    args: given,
    isReady: (output) => (ready = readyLineIn(output)) !== undefined,
  });
  if (!ready) throw new Error(`ibex-${service} was taken for ready without a ready line`);
  return { ...program, ready };
}

// To optimize the WebAssembly of a database that answers a few queries is half of what auth needs to start.
const NODE_OPTIONS = { auth: ['--liftoff-only'], proxy: [] } as const;

/** What a program needs of the system to run at all. */
function systemEnvironment(): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR };
}

function executableOf(service: string): string {
  return fileURLToPath(new URL(`../../../services/${service}/bin/ibex-${service}.js`, import.meta.url));
}

function readyLineIn(output: string): ReadyLine | undefined {
  // Only whole lines: the last one may still be on its way.
  const line = output
    .split('\n')
    .slice(0, -1)
    .find((text) => text.startsWith('{"event":"ready"'));
  return line === undefined ? undefined : (JSON.parse(line) as ReadyLine);
}
