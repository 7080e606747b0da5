import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import { Command, InvalidArgumentError } from 'commander';

import { assertFreePort } from './assert-free-port.js';
import { type Demo, startDemo } from './demo-parts.js';
import { printDemo } from './print-demo.js';

/**
 * The command-line program: `npm run demo`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 it ran until it was told to stop, 1 a part ended by itself, 2 it could not start
 */
export async function main(argv: readonly string[]): Promise<number> {
  const options = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  // From the beginning: who interrupts a start wants no process left either.
  const over = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not `once`: what ends the parts with this process ends it at once where nobody else listens.
    process.on(signal, () => {
      if (over.signal.aborted) process.exit(EXIT_CODES.interruptedTwice);
      over.abort();
    });
  }
  let demo: Demo;
  try {
    demo = await start(options, over.signal);
  } catch (error) {
    if (over.signal.aborted) return EXIT_CODES.stopped;
    say(`ibex-demo: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT_CODES.couldNotStart;
  }
  process.stdout.write(`${printDemo(demo)}\n`);
  const { seconds } = options;
  say(seconds === undefined ? 'Ctrl-C stops it' : `stops after ${String(seconds)} s`);
  const timer =
    seconds === undefined
      ? undefined
      : setTimeout(() => {
          over.abort();
        }, seconds * 1000);

  const ended = await partThatEnded(demo, over.signal);
  clearTimeout(timer);
  if (ended !== undefined) say(`ibex-demo: ${ended}`);
  say('stopping');
  await demo.stop();
  say('stopped');
  return ended === undefined ? EXIT_CODES.stopped : EXIT_CODES.partEnded;
}

/** Resolves when the demo is over: with the part that ended before it was, if one did. */
async function partThatEnded({ partEnded }: Demo, over: AbortSignal): Promise<string | undefined> {
  const isOver = over.aborted ? Promise.resolve() : once(over, 'abort');
  const ended = await Promise.race([isOver.then(() => undefined), partEnded]);
  // Ctrl-C is told to the parts as well, and they may be quicker.
  await Promise.race([isOver, pause(SIGNAL_GRACE)]);
  return over.aborted ? undefined : ended;
}

/** The last is what a shell reports of a program that was interrupted. */
const EXIT_CODES = { stopped: 0, partEnded: 1, couldNotStart: 2, interruptedTwice: 130 } as const;

/** Milliseconds. */
const SIGNAL_GRACE = 200;

interface CommandLineOptions {
  readonly seconds?: number;
  readonly rate: number;
  readonly proxyPort?: number;
  readonly prometheusPort?: number;
}

async function start(
  { rate, proxyPort, prometheusPort }: CommandLineOptions,
  signal: AbortSignal,
): Promise<Demo> {
  if (proxyPort !== undefined) await assertFreePort(proxyPort, '--proxy-port');
  if (prometheusPort !== undefined) await assertFreePort(prometheusPort, '--prometheus-port');
  return startDemo({
    rate,
    signal,
    environment: tracing(process.env),
    ...(proxyPort !== undefined && { proxyPort }),
    ...(prometheusPort !== undefined && { prometheusPort }),
    onProgress: say,
  });
}

/** The standard variables that say where traces go. Nothing else of the shell reaches the services. */
function tracing(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('OTEL_')));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function commandLine(): Command {
  return new Command('ibex-demo')
    .description('Runs both services under load, with a Prometheus server that scrapes them, until Ctrl-C.')
    .option('--seconds <number>', 'stop after so long (default: at Ctrl-C)', positiveNumber)
    .option('--rate <number>', 'requests in a second', positiveNumber, 20)
    .option('--proxy-port <port>', 'where the proxy listens (default: a free port)', port)
    .option('--prometheus-port <port>', 'where Prometheus listens (default: a free port)', port)
    .addHelpText('after', '\nExit codes: 0 stopped as asked; 1 a part ended by itself; 2 it could not start.')
    .allowExcessArguments(false)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : EXIT_CODES.couldNotStart));
}

function positiveNumber(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('must be a number above 0.');
  return number;
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new InvalidArgumentError('must be a port from 1 to 65535.');
  return number;
}
