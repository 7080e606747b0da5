import { z } from 'zod';

import { DEFAULT_TIMEOUTS } from './http-timeouts.js';

/** Thrown for an environment the service cannot start with. The program ends with exit code 2. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  /** One line per variable: its name, what is wrong and what to give. Never its value. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the configuration is not valid\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Reads a configuration from environment variables. A variable that is set to nothing counts as not set.
 *
 * @param schema - of an object whose keys are the variables' names
 * @param environment - the variables; those the schema does not name are ignored
 * @throws {@link ConfigurationError} naming every variable that is missing or wrong
 */
export function readConfiguration<Configuration>(
  schema: z.ZodType<Configuration>,
  environment: Readonly<Record<string, string | undefined>>,
): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    // A value can be wrong in two ways at once, for which there is one thing to say.
    throw new ConfigurationError([
      ...new Set(result.error.issues.map((issue) => describeIssue(issue, given))),
    ]);
  }
  return result.data;
}

function describeIssue(
  { path, message }: z.core.$ZodIssue,
  given: Readonly<Record<string, string | undefined>>,
): string {
  const variable = path.join('.');
  if (variable === '') return `configuration: ${message}`;
  return given[variable] === undefined ? `${variable}: is not set; ${message}` : `${variable}: ${message}`;
}

/** A TCP port; 0 asks the system for a free one. */
export function port(byDefault: number) {
  return z.string().default(String(byDefault)).transform(toNumber).pipe(portNumber());
}

/** A TCP port that may be left out; 0 asks the system for a free one. */
export function optionalPort() {
  return z.string().transform(toNumber).pipe(portNumber()).optional();
}

/** A whole number from `min` to `max`, by default to the largest that is exact. */
export function wholeNumber(range: { byDefault: number; min: number; max?: number }) {
  const { byDefault, min, max } = range;
  const bounds = max === undefined ? `of at least ${String(min)}` : `from ${String(min)} to ${String(max)}`;
  const message = `must be a whole number ${bounds}`;
  return z
    .string()
    .default(String(byDefault))
    .transform(toNumber)
    .pipe(
      z
        .number(message)
        .int(message)
        .min(min, message)
        .max(max ?? Number.MAX_SAFE_INTEGER, message),
    );
}

/** 24 days, in seconds. A timer of Node.js that is set for longer fires at once. */
export const MOST_SECONDS = Math.floor((2 ** 31 - 1) / 1000);

// What timers of Node.js can tell apart.
const LEAST_SECONDS = 0.001;

/** A duration, given in seconds with or without decimals; read in milliseconds. */
export function seconds(byDefault: number) {
  const message = `must be a number of seconds from ${String(LEAST_SECONDS)} to ${String(MOST_SECONDS)}`;
  return z
    .string()
    .default(String(byDefault))
    .transform(toNumber)
    .pipe(z.number(message).min(LEAST_SECONDS, message).max(MOST_SECONDS, message))
    .transform((value) => value * 1000);
}

/** A duration as {@link seconds} takes it, or 0: not at all. */
export function secondsOrOff(byDefault: number) {
  return z.union([z.literal('0').transform(() => 0), seconds(byDefault)], {
    error: `must be 0, or a number of seconds from ${String(LEAST_SECONDS)} to ${String(MOST_SECONDS)}`,
  });
}

/** A URL of one of the given schemes. */
export function url(...schemes: readonly string[]) {
  const expected = schemes.map((scheme) => `${scheme}://`).join(' or ');
  return z
    .string(`give a URL that begins with ${expected}`)
    .refine(
      (value) => schemes.some((scheme) => URL.canParse(value) && new URL(value).protocol === `${scheme}:`),
      {
        error: `must be a URL that begins with ${expected}`,
      },
    );
}

/** The variables every service reads. */
export const commonVariables = {
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  SHUTDOWN_GRACE_SECONDS: seconds(10),
  SHUTDOWN_LINGER_SECONDS: secondsOrOff(1),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: optionalPort(),
  HTTP_KEEP_ALIVE_SECONDS: seconds(DEFAULT_TIMEOUTS.keepAlive / 1000),
  HTTP_HEADERS_TIMEOUT_SECONDS: seconds(DEFAULT_TIMEOUTS.headers / 1000),
  HTTP_REQUEST_TIMEOUT_SECONDS: seconds(DEFAULT_TIMEOUTS.request / 1000),
  HTTP_STALL_TIMEOUT_SECONDS: seconds(DEFAULT_TIMEOUTS.stall / 1000),
};

/** What test mode sets of them where the environment does not. */
export const COMMON_TEST_DEFAULTS = { SHUTDOWN_LINGER_SECONDS: '0' };

/** What every service is configured with. */
export type CommonConfiguration = z.output<z.ZodObject<typeof commonVariables>>;

function portNumber() {
  const message = 'must be a port from 0 to 65535';
  return z.number(message).int(message).min(0, message).max(65_535, message);
}

function toNumber(text: string): number {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}
