// Definitions next to a catalog: its name convention besides promlint's findings.
import { counter, enumeration, gauge, histogram } from '@ibex/catalog';
import { Counter, Gauge } from 'prom-client';

const results = enumeration(['ok', 'error']);

export const definitions = [
  counter('shop_gateway_retries_total', { help: 'Retries', labels: { result: results } }),
  counter('gateway_retries_total', { help: 'Retries' }), // finds: metric-naming
  counter('shop_billing_retries_total', { help: 'Retries' }), // finds: metric-naming
  counter('shop_gateway_total', { help: 'Everything' }), // finds: metric-naming
  counter('shop_gateway_retries', { help: 'Retries' }), // finds: metric-naming
  gauge('shop_db_waiting_queries', { help: 'Queries that wait' }),
  gauge('shop_process_up', { help: '1 if the service is running' }),
  gauge('shop_gateway_queue_latency', { help: 'Time in the queue' }), // finds: metric-naming
  gauge('shop_gateway__open', { help: 'Open' }), // finds: metric-naming
  histogram('shop_identity_logout_duration_seconds', { help: 'Duration of a logout' }),
  histogram('identity_logout_duration_seconds', { help: 'Duration of a logout' }), // finds: metric-naming
];

export const legacy = [
  new Counter({ name: 'shop_identity_legacy_logins_total', help: 'Logins' }),
  new Counter({ name: 'http_requests_total', help: 'Requests' }), // finds: metric-naming
  new Gauge({ name: 'shop_open_carts', help: 'Open carts' }), // finds: metric-naming
];
