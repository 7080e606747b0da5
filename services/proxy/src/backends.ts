import { ConfigurationError, type StartContext } from '@ibex/service-runtime';

import type { ProxyConfiguration } from './configuration.js';
import type { Seeds } from './test-mode/seeds.js';
import { startStubAuth } from './test-mode/stub-auth.js';
import { startStubUpstream } from './test-mode/stub-upstream.js';

/** What stands behind the proxy. */
export interface Backends {
  /** Host and port of auth's gRPC. */
  readonly auth: string;
  /** The URL requests are forwarded to. */
  readonly upstream: string;
  /** What the stub of auth knows; absent where auth is a real one. */
  readonly seeds?: Seeds;
}

/**
 * Finds what the proxy stands in front of: what the configuration names, and in test mode a stub for what
 * it leaves out.
 *
 * @throws {@link ConfigurationError} naming what is missing outside test mode
 */
export async function openBackends(
  { AUTH_ADDRESS, UPSTREAM_URL }: Pick<ProxyConfiguration, 'AUTH_ADDRESS' | 'UPSTREAM_URL'>,
  { isTestMode, onStop }: Pick<StartContext<ProxyConfiguration>, 'isTestMode' | 'onStop'>,
): Promise<Backends> {
  if (!isTestMode) assertComplete({ AUTH_ADDRESS, UPSTREAM_URL });
  const untilStop = <Stub extends { stop(): Promise<void> }>(stub: Stub): Stub => {
    onStop(() => stub.stop());
    return stub;
  };
  const auth = AUTH_ADDRESS === undefined ? untilStop(await startStubAuth()) : { address: AUTH_ADDRESS };
  const upstream =
    UPSTREAM_URL === undefined ? untilStop(await startStubUpstream()) : { address: UPSTREAM_URL };
  return {
    auth: auth.address,
    upstream: upstream.address,
    ...('seeds' in auth && { seeds: auth.seeds }),
  };
}

function assertComplete(addresses: Readonly<Record<keyof typeof WHAT_TO_GIVE, string | undefined>>): void {
  const problems = Object.entries(WHAT_TO_GIVE)
    .filter(([variable]) => addresses[variable as keyof typeof WHAT_TO_GIVE] === undefined)
    .map(([variable, whatToGive]) => `${variable}: is not set; ${whatToGive}, or run in test mode`);
  if (problems.length > 0) throw new ConfigurationError(problems);
}

const WHAT_TO_GIVE = {
  AUTH_ADDRESS: 'give the host and port of auth, such as localhost:50051',
  UPSTREAM_URL: 'give the URL of the LLM provider, such as https://api.openai.com',
};
