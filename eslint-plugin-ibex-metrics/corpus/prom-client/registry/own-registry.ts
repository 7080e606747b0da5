// A registry of one's own. Making it is a finding, and so is all that changes what it exposes; reading it is none.
import { Registry } from 'prom-client';
import { poolGauge } from './pool';

const registry = new Registry(); // finds: no-direct-registration

registry.setDefaultLabels({ app: 'mailer' }); // finds: no-direct-registration
registry.registerMetric(poolGauge); // finds: no-direct-registration

export const scrape = () => registry.metrics();
export const stop = () => registry.clear(); // finds: no-direct-registration
