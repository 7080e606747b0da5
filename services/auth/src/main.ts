import { runService } from '@ibex/service-runtime';

import { authConfiguration } from './auth-configuration.js';
import { startAuth } from './start-auth.js';

await runService({
  name: 'auth',
  description: 'IBEX auth: validates tokens and agents over gRPC',
  schema: authConfiguration,
  testDefaults: { AUTH_GRPC_PORT: '0', AUTH_HTTP_PORT: '0' },
  start: startAuth,
});
