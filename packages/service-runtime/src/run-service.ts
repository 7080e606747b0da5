import type { ServiceName } from '@ibex/metrics';
import closeWithGrace from 'close-with-grace';
import { Command } from 'commander';
import type { z } from 'zod';

import { ConfigurationError, readConfiguration } from './configuration.js';
import { createLogger, type Logger } from './logger.js';

/** A service as a program. */
export interface ServiceProgram<Schema extends z.ZodObject> {
  readonly name: ServiceName;
  /** What it does, in a line; shown by `--help`. */
  readonly description: string;
  /** Its environment variables. */
  readonly schema: Schema;
  /** The variables that test mode sets where the environment does not: free ports, embedded parts. */
  readonly testDefaults: Readonly<Record<string, string>>;
  /** Starts the service. What it rejects with ends the program with exit code 1. */
  start(context: StartContext<z.output<Schema>>): Promise<RunningService>;
}

/** What a service is started with. */
export interface StartContext<Configuration> {
  readonly configuration: Configuration;
  /** Whether it runs on embedded parts and seeded data, for tests. */
  readonly isTestMode: boolean;
  readonly logger: Logger;
}

/** A service that answers requests. */
export interface RunningService {
  /** What the ready line says besides the service's name: its addresses, in test mode its seeds. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Stops accepting and resolves when what is open is finished. */
  stop(): Promise<void>;
}

/**
 * Runs a service from the command line: reads the environment, starts it, prints one ready line as JSON on
 * standard output, and on SIGTERM or SIGINT stops it within the grace period.
 *
 * Exit codes: 0 stopped when asked to, 1 failed, 2 not configured.
 */
export async function runService<Schema extends z.ZodObject>(
  program: ServiceProgram<Schema>,
  {
    argv = process.argv,
    environment = process.env,
  }: { argv?: readonly string[]; environment?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  const { testMode } = parseArguments(program, argv);
  const isTestMode = testMode ?? isSwitchedOn(environment['IBEX_TEST_MODE']);
  const given = isTestMode ? { ...program.testDefaults, ...withoutUnset(environment) } : environment;
  try {
    const configuration = readConfiguration(program.schema, given);
    const { LOG_LEVEL, SHUTDOWN_GRACE_SECONDS } = configuration as CommonConfiguration;
    const logger = createLogger(program.name, LOG_LEVEL);
    // Begins after the next line, so that a signal finds its listener however early it comes.
    const starting = Promise.resolve().then(() => program.start({ configuration, isTestMode, logger }));
    stopOnSignal(starting, logger, SHUTDOWN_GRACE_SECONDS);
    const service = await starting;
    process.stdout.write(`${JSON.stringify({ event: 'ready', service: program.name, ...service.ready })}\n`);
  } catch (error) {
    fail(program.name, error);
  }
}

interface CommonConfiguration {
  readonly LOG_LEVEL: string;
  readonly SHUTDOWN_GRACE_SECONDS: number;
}

function parseArguments(program: ServiceProgram<z.ZodObject>, argv: readonly string[]) {
  const variables = Object.keys(program.schema.shape).join(', ');
  return new Command(`ibex-${program.name}`)
    .description(program.description)
    .option('--test-mode', 'run on free ports, embedded parts and seeded data (or IBEX_TEST_MODE=1)')
    .addHelpText('after', `\nEnvironment: ${variables}`)
    .allowExcessArguments(false)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse([...argv])
    .opts<{ testMode?: true }>();
}

// From the beginning: a service that is told to stop while it starts is stopped once it has started.
function stopOnSignal(starting: Promise<RunningService>, logger: Logger, grace: number): void {
  closeWithGrace({ delay: grace, logger }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'stopping after an error nobody handled');
    else logger.info({ signal }, 'stopping');
    const service = await starting;
    await service.stop();
    logger.info('stopped');
  });
}

function fail(name: ServiceName, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`ibex-${name}: ${message}\n`);
  process.exit(error instanceof ConfigurationError ? 2 : 1);
}

function isSwitchedOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function withoutUnset(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
}
