import { resolve } from 'node:path';

import type { TargetAccess } from './target.js';

/** What the command line says of access; files are relative to the working directory. */
export interface AccessOptions {
  readonly cacert?: string;
  readonly bearerTokenFile?: string;
  readonly basicAuthFile?: string;
}

/** What whoever runs the program gives for requests. */
export interface GivenAccess {
  /** Certificates to trust, for everything that is asked. */
  readonly trust: TargetAccess;
  /** Credentials of the command line, for what it names only. */
  readonly flags: TargetAccess;
  /** Credentials of the environment, for the same; empty where the command line has some. */
  readonly environment: TargetAccess;
}

/**
 * Reads the options and the environment (`CHECK_METRICS_BEARER_TOKEN`, `CHECK_METRICS_BASIC_AUTH`) for what requests need.
 * No credentials are read yet.
 */
export function givenAccess(
  { cacert, bearerTokenFile, basicAuthFile }: AccessOptions,
  variables: NodeJS.ProcessEnv = process.env,
): GivenAccess {
  const isSet = (variable: string): boolean => (variables[variable] ?? '') !== '';
  const flags = {
    ...(bearerTokenFile !== undefined && { bearerTokenFile: resolve(bearerTokenFile) }),
    ...(basicAuthFile !== undefined && { basicAuthFile: resolve(basicAuthFile) }),
  };
  const environment = {
    ...(isSet(BEARER_TOKEN) && { bearerTokenEnv: BEARER_TOKEN }),
    ...(isSet(BASIC_AUTH) && { basicAuthEnv: BASIC_AUTH }),
  };
  return {
    trust: cacert === undefined ? {} : { cacert: resolve(cacert) },
    flags,
    environment: hasCredentials(flags) ? {} : environment,
  };
}

/**
 * What requests to something that the command line names need. Flags go before what the configuration says of it; the
 * environment, which stands for every run, comes after that.
 *
 * @param own - what the configuration says, where there is something of that name in it
 */
export function accessTo({ trust, flags, environment }: GivenAccess, own: TargetAccess = {}): TargetAccess {
  return { ...trust, ...(hasCredentials(own) ? flags : { ...environment, ...flags }) };
}

/** Whether there are credentials, besides certificates to trust. */
export function hasCredentials(access: TargetAccess): boolean {
  return Object.keys(access).some((key) => key !== 'cacert');
}

const BEARER_TOKEN = 'CHECK_METRICS_BEARER_TOKEN';
const BASIC_AUTH = 'CHECK_METRICS_BASIC_AUTH';
