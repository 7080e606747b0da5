import { resolve } from 'node:path';

import type { TargetAccess } from '../target/target.js';
import type { CheckCommandOptions } from './check-command.js';

/** What whoever runs the program gives for requests. */
export interface GivenAccess {
  /** Certificates to trust, for every target. */
  readonly trust: TargetAccess;
  /** Credentials of the command line, for its targets only. */
  readonly flags: TargetAccess;
  /** Credentials of the environment, for the same targets; empty where the command line has some. */
  readonly environment: TargetAccess;
}

/** Reads the options and the environment for what requests need. No credentials are read yet. */
export function givenAccess({ cacert, bearerTokenFile, basicAuthFile }: CheckCommandOptions): GivenAccess {
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
 * What requests to a target of the command line need. Flags go before what the configuration says of it; the
 * environment, which stands for every run, comes after that.
 *
 * @param own - what the configuration says, where the target has the name of one in it
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

function isSet(variable: string): boolean {
  return (process.env[variable] ?? '') !== '';
}
