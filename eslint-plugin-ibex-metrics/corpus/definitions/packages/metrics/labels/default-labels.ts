// Default labels of registries and of the default metrics: they are on every series.
import { hostname } from 'node:os';

import client, { collectDefaultMetrics, Registry } from 'prom-client';

import { config } from './config.js';

export const registry = new Registry();

registry.setDefaultLabels({ service: 'shop', instance: hostname() });
registry.setDefaultLabels({ service: 'shop', org_id: config.org }); // finds: no-high-cardinality-labels
client.register.setDefaultLabels({ agentId: config.agent }); // finds: no-high-cardinality-labels
collectDefaultMetrics({ register: registry, labels: { user_id: config.user } }); // finds: no-high-cardinality-labels
collectDefaultMetrics({ register: registry, prefix: 'shop_', labels: { service: 'shop' } });

const labels = { service: 'shop', session_id: config.session }; // finds: no-high-cardinality-labels
client.collectDefaultMetrics({ register: registry, labels });
