import { resolve } from 'node:path';

import type { TargetAccess } from './target.js';

/** What the command line says of access; files are relative to the working directory. */
export interface AccessOptions {
  readonly cacert?: string;
  readonly bearerTokenFile?: string;
  readonly basicAuthFile?: string;
}

/**
 * The access that the command line and the environment give: of each kind of credentials the file goes before the
 * variable (`CHECK_METRICS_BEARER_TOKEN`, `CHECK_METRICS_BASIC_AUTH`).
 *
 * @returns `undefined` where there is none
 */
export function givenAccess(
  { cacert, bearerTokenFile, basicAuthFile }: AccessOptions,
  environment: NodeJS.ProcessEnv = process.env,
): TargetAccess | undefined {
  const isSet = (variable: string): boolean => (environment[variable] ?? '') !== '';
  const access = {
    ...(cacert !== undefined && { cacert: resolve(cacert) }),
    ...(bearerTokenFile !== undefined && { bearerTokenFile: resolve(bearerTokenFile) }),
    ...(basicAuthFile !== undefined && { basicAuthFile: resolve(basicAuthFile) }),
    ...(isSet(BEARER_TOKEN) && bearerTokenFile === undefined && { bearerTokenEnv: BEARER_TOKEN }),
    ...(isSet(BASIC_AUTH) && basicAuthFile === undefined && { basicAuthEnv: BASIC_AUTH }),
  };
  return Object.keys(access).length > 0 ? access : undefined;
}

const BEARER_TOKEN = 'CHECK_METRICS_BEARER_TOKEN';
const BASIC_AUTH = 'CHECK_METRICS_BASIC_AUTH';
