/* eslint ibex-metrics/exemption-ledger: ['error', { requireEndDate: true }] -- a team that wants an end for each */
import { register } from 'prom-client';

export function reset(): void {
  // finds in next line: exemption-ledger
  register.clear(); // eslint-disable-line ibex-metrics/no-direct-registration -- a helper of tests
  register.clear(); // eslint-disable-line ibex-metrics/no-direct-registration -- until 2999-01-01: a helper of tests
}
