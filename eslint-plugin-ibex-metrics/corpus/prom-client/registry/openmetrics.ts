// A registry with the content type of OpenMetrics as its type parameter.
import client, { type OpenMetricsContentType, Registry } from 'prom-client';

export const registry = new Registry<OpenMetricsContentType>(); // finds: no-direct-registration
registry.setContentType(client.openMetricsContentType);
