import { createMetrics } from '@ibex/metrics';
import { runService } from '@ibex/service-runtime';

import { configurationSchema } from './configuration.js';
import { startProxy } from './start-proxy.js';

await runService({
  name: 'proxy',
  description: 'Authenticates requests to an LLM provider, limits their rate and forwards them.',
  schema: configurationSchema,
  testDefaults: { PROXY_PORT: '0' },
  start: ({ logger, ...context }) => {
    const metrics = createMetrics({
      service: 'proxy',
      onInvalidRecording: (recording) => {
        logger.warn({ recording }, 'a recording does not fit the metric catalog');
      },
    });
    return startProxy({ ...context, logger, metrics });
  },
});
