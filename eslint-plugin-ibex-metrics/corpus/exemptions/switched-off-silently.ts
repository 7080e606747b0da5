/* eslint ibex-metrics/no-direct-registration: off */ /* finds: exemption-ledger */
import { Counter } from 'prom-client';

export const iterations = new Counter({ name: 'iterations_total', help: 'Iterations of the bench' });
