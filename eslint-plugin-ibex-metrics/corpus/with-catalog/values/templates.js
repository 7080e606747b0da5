// Templates and concatenations as values: bounded only where all of their parts are constant.
import { metrics } from './metrics.js';

const KIND = 'order';

export function query(kind, milliseconds) {
  const queries = metrics.record.shop_db_query_duration_seconds;
  queries.observe({ operation: `find_${kind}` }, milliseconds / 1000); // finds: bounded-label-values
  queries.observe({ operation: 'find_' + kind }, milliseconds / 1000); // finds: bounded-label-values
  queries.observe({ operation: `find_${KIND}` }, milliseconds / 1000);
  queries.observe({ operation: 'find_' + KIND }, milliseconds / 1000);
  queries.observe({ operation: `found_${KIND}` }, milliseconds / 1000); // finds: bounded-label-values
}
