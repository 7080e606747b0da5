import { isInstalled } from '@ibex/test-programs';
import { afterAll, beforeAll, describe, it } from 'vitest';

import { AUTH_FAULTS } from './auth-faults.js';
import { expectScenario } from './expect-scenario.js';
import { POSTGRES_FAULTS } from './postgres-faults.js';
import { REDIS_FAULTS } from './redis-faults.js';
import type { Scenario } from './scenario.js';
import { type ServicesToBreak, startServicesToBreak } from './services-to-break.js';
import { UPSTREAM_FAULTS } from './upstream-faults.js';

const hasPrograms = isInstalled('redis-server') && isInstalled('postgresql');

// Two sets of services, each broken in one way after the other and never started anew.
describe.runIf(hasPrograms).concurrent.each([
  ['of Redis and the upstream', [...REDIS_FAULTS, ...UPSTREAM_FAULTS]],
  ['of auth and PostgreSQL', [...AUTH_FAULTS, ...POSTGRES_FAULTS]],
])('faults %s', (_name, scenarios: readonly Scenario[]) => {
  let services: ServicesToBreak;
  beforeAll(async () => {
    services = await startServicesToBreak();
  });
  afterAll(() => services.stop());

  describe('one after the other', { concurrent: false }, () => {
    it.each([...scenarios])('$fault', async (scenario) => {
      const { slowest, recovery } = await expectScenario(scenario, services);
      process.stdout.write(
        `${scenario.fault}: slowest answer ${slowest.toFixed(0)} ms, well again after ${recovery.toFixed(0)} ms\n`,
      );
    });
  });
});
