// A folder of queries, in which every name with the prefix is a metric, and some are those of another system.
/* eslint ibex-metrics/known-metric-names: ['error', { everyName: true, additionalNames: ['shop_db_pg_*'] }] */
export const queries = [
  'shop_gateway_active_connections',
  'shop_db_pg_locks',
  'shop_db_pg_stat_activity_count',
];

export const more = ['shop_gateway_queue_size', 'shop_db']; // finds: known-metric-names
