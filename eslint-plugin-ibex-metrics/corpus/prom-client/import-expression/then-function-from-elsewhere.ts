// A service that hands the module to a set-up function of another file.
import { setUpMetrics } from './set-up-metrics';

void import('prom-client').then(setUpMetrics); // finds: no-direct-registration
