import type { ServiceName } from '@ibex/metrics';
import closeWithGrace from 'close-with-grace';
import { Command } from 'commander';
import type { z } from 'zod';

import { commonVariables, ConfigurationError } from './configuration.js';
import type { Logger } from './logger.js';
import type { RunningService, ServiceProgram } from './service-program.js';
import { prepareService } from './start-service.js';
import { startWithTelemetry } from './start-with-telemetry.js';
import { UsageError } from './usage-error.js';

/**
 * Runs a service from the command line: reads the environment, starts it, prints one ready line as JSON on
 * standard output, and on SIGTERM or SIGINT stops it within the grace period.
 *
 * Where the command line names one of the program's commands, it runs that instead.
 *
 * Exit codes: 0 done, or stopped when asked to; 1 failed; 2 not configured, or a command line that makes no sense.
 */
export async function runService<Schema extends z.ZodObject>(
  program: ServiceProgram<Schema>,
  {
    argv = process.argv,
    environment = process.env,
  }: { argv?: readonly string[]; environment?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  const commandLine = commandLineOf(program).action(({ testMode }: { testMode?: true }) =>
    serve(program, environment, testMode),
  );
  program.addCommands?.(commandLine, environment);
  try {
    await commandLine.parseAsync([...argv]);
  } catch (error) {
    fail(program.name, error);
  }
}

async function serve<Schema extends z.ZodObject>(
  program: ServiceProgram<Schema>,
  environment: NodeJS.ProcessEnv,
  testMode: true | undefined,
): Promise<void> {
  const isTestMode = testMode ?? isSwitchedOn('IBEX_TEST_MODE', environment);
  const prepared = prepareService(program, { environment, isTestMode });
  // Begins after the next line, so that a signal finds its listener however early it comes.
  const starting = Promise.resolve().then(() => startWithTelemetry(program.name, prepared));
  stopOnSignal(starting, prepared.logger, prepared.configuration.SHUTDOWN_GRACE_SECONDS);
  const service = await starting;
  process.stdout.write(`${JSON.stringify({ event: 'ready', service: program.name, ...service.ready })}\n`);
}

function commandLineOf({
  name,
  description,
  schema,
}: Pick<ServiceProgram, 'name' | 'description' | 'schema'>): Command {
  const variables = [...Object.keys({ ...schema.shape, ...commonVariables }), 'IBEX_TEST_MODE'].join(', ');
  return new Command(`ibex-${name}`)
    .description(description)
    .option('--test-mode', 'run on free ports, embedded parts and seeded data (or IBEX_TEST_MODE=1)')
    .addHelpText('after', `\nEnvironment: ${variables}`)
    .allowExcessArguments(false)
    .configureOutput({
      outputError: (text, write) => {
        write(withoutTokens(text));
      },
    })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

// What stands in the wrong place of a command line is repeated to whoever typed it, and may be a token.
function withoutTokens(text: string): string {
  return text.replaceAll(/ibex_[\w-]+/g, 'ibex_…');
}

// From the beginning: a service that is told to stop while it starts is stopped once it has started.
function stopOnSignal(starting: Promise<RunningService>, logger: Logger, grace: number): void {
  closeWithGrace({ delay: grace, logger }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'stopping after an error nobody handled');
    else logger.info({ signal }, 'stopping');
    const service = await starting;
    await service.stop();
    logger.info('stopped');
    // What is left is written when the process exits: not while an earlier line is still being written.
    await new Promise((resolve) => {
      logger.flush(resolve);
    });
  });
}

function fail(name: ServiceName, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`ibex-${name}: ${message}\n`);
  process.exit(error instanceof ConfigurationError || error instanceof UsageError ? 2 : 1);
}

function isSwitchedOn(variable: string, environment: NodeJS.ProcessEnv): boolean {
  const value = environment[variable] ?? '';
  if (['1', 'true'].includes(value)) return true;
  if (['', '0', 'false'].includes(value)) return false;
  throw new ConfigurationError([`${variable}: must be 1 or 0`]);
}
