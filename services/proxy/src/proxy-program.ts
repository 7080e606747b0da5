import type { ServiceProgram } from '@ibex/service-runtime';

import { configurationSchema } from './configuration.js';
import { type StartedProxy, startProxy } from './start-proxy.js';

/** The proxy as a program. */
export const proxyProgram: ServiceProgram<typeof configurationSchema, StartedProxy> = {
  name: 'proxy',
  description: 'Authenticates requests to an LLM provider, limits their rate and forwards them.',
  schema: configurationSchema,
  testDefaults: { PROXY_PORT: '0' },
  start: startProxy,
};
