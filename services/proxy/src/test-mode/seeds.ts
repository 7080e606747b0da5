import { randomUUID } from 'node:crypto';

import { createToken } from '@ibex/service-runtime';

/** Who exists in test mode. Made anew at each start, so that no token is ever a fixed one. */
export interface Seeds {
  readonly orgId: string;
  readonly userId: string;
  readonly agentId: string;
  readonly tokens: {
    readonly valid: string;
    readonly expired: string;
    readonly revoked: string;
  };
}

/** Makes an organisation with a user, an agent and a token of each kind. */
export function createSeeds(): Seeds {
  return {
    orgId: randomUUID(),
    userId: randomUUID(),
    agentId: randomUUID(),
    tokens: { valid: createToken(), expired: createToken(), revoked: createToken() },
  };
}
