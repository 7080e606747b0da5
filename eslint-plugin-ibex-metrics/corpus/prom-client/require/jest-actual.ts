// A test that takes the real module although it is mocked.
import { jest } from '@jest/globals';

jest.mock('prom-client');

export function realCounter() {
  const { Counter } = jest.requireActual<typeof import('prom-client')>('prom-client');
  return new Counter({ name: 'test_runs_total', help: 'Runs of the test' }); // finds: no-direct-registration
}
