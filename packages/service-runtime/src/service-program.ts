import type { Metrics, ServiceName } from '@ibex/metrics';
import type { Command } from 'commander';
import type { z } from 'zod';

import type { CommonConfiguration } from './configuration.js';
import type { Logger } from './logger.js';

/** A service as a program. */
export interface ServiceProgram<
  Schema extends z.ZodObject = z.ZodObject,
  Started extends StartedService = StartedService,
> {
  readonly name: ServiceName;
  /** What it does, in a line; shown by `--help`. */
  readonly description: string;
  /** Its environment variables besides those that every service reads. */
  readonly schema: Schema;
  /** The variables that test mode sets where the environment does not: free ports, embedded parts. */
  readonly testDefaults: Readonly<Record<string, string>>;
  /**
   * Starts the service. What it rejects with ends the program, with exit code 2 for a `ConfigurationError` and 1 for
   * anything else.
   */
  start(context: StartContext<z.output<Schema>>): Promise<Started>;
  /**
   * Adds commands for what the program does besides serving. What an action rejects with ends the program as it does for
   * `start`, and a `UsageError` with exit code 2.
   *
   * @param program - the program's command line; `program.command()` makes a command of it
   * @param environment - the environment variables
   */
  addCommands?(program: Command, environment: Readonly<Record<string, string | undefined>>): void;
}

/** What a service is started with. */
export interface StartContext<Configuration> {
  readonly configuration: Configuration & CommonConfiguration;
  /** Whether it runs on embedded parts and seeded data, for tests. */
  readonly isTestMode: boolean;
  readonly logger: Logger;
  /** Where the service records what it does. */
  readonly metrics: Metrics;
  /** Says how a part that was started is stopped, when the service stops or does not start after all. */
  readonly onStop: OnStop;
}

/** Takes what stops a part. The parts are stopped one after the other, that which was started last first. */
export type OnStop = (stopPart: StopPart) => void;

/** Stops a part of a service; where it returns a promise that is waited for. */
export type StopPart = () => unknown;

/** A service that answers requests. */
export interface StartedService {
  /** What the ready line says besides the service's name: its addresses, in test mode its seeds. */
  readonly ready: Readonly<Record<string, unknown>>;
}

/** A service that answers requests until it is stopped. */
export type RunningService<Started extends StartedService = StartedService> = Started & {
  readonly metrics: Metrics;
  /** Stops accepting and resolves when what is open is finished. */
  stop(): Promise<void>;
};
