// Names as types: what is spelt wrong there is wrong wherever it is used.
export type Watched = 'shop_process_up' | 'shop_gateway_active_connections';

export type Counted =
  | 'shop_gateway_requests_total'
  | 'shop_gateway_ratelimited_total' // finds: known-metric-names
  | `shop_identity_${string}_total`;

export const WATCHED: Readonly<Record<Watched, string>> = {
  shop_process_up: 'Whether it runs',
  shop_gateway_active_connections: 'Connections',
};

export const HELP: Readonly<Record<string, string>> = {
  shop_db_pool_open_connection: 'Connections of the pool', // finds: known-metric-names
};
