import type { ServiceProgram } from '@ibex/service-runtime';

import { addCommands } from './commands/add-commands.js';
import { configurationSchema } from './configuration.js';
import { startAuth, type StartedAuth } from './start-auth.js';

/** The service as a program. */
export const authProgram: ServiceProgram<typeof configurationSchema, StartedAuth> = {
  name: 'auth',
  description: 'IBEX auth: validates tokens and agents over gRPC',
  schema: configurationSchema,
  testDefaults: { AUTH_GRPC_PORT: '0', AUTH_HTTP_PORT: '0' },
  start: startAuth,
  addCommands,
};
