// JavaScript: the module is used only if a setting says so.
import client from 'prom-client';

const metrics = process.env.METRICS && client;

export const calls = metrics && new metrics.Counter({ name: 'calls_total', help: 'Calls' }); // finds: no-direct-registration
if (metrics) metrics.collectDefaultMetrics(); // finds: no-direct-registration
