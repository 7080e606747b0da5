/* eslint ibex-metrics/no-direct-registration: off -- the bench makes metrics of its own, and is never deployed */
import { Counter } from 'prom-client';

export const iterations = new Counter({ name: 'iterations_total', help: 'Iterations of the bench' });
