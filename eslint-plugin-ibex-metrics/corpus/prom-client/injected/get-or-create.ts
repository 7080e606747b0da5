// NestJS: the helper of a wrapper package that makes a metric by the name of its class.
import { getOrCreateMetric } from '@willsoto/nestjs-prometheus/dist/metrics/utils';

export const open = getOrCreateMetric('Gauge', { name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration
