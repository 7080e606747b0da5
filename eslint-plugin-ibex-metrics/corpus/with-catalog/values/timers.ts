// Timers of the catalog: the labels come when they end.
import { metrics } from './metrics.js';

export async function timed<T>(work: () => Promise<T>): Promise<T> {
  const stop = metrics.record.shop_identity_refresh_duration_seconds.startTimer();
  let result = 'error';
  try {
    const value = await work();
    result = 'ok';
    return value;
  } finally {
    stop({ result });
  }
}

export async function timedBadly<T>(work: () => Promise<T>): Promise<T> {
  const end = metrics.record.shop_identity_refresh_duration_seconds.startTimer();
  const value = await work();
  end({ result: 'success' }); // finds: bounded-label-values
  metrics.record.shop_db_query_duration_seconds.startTimer()({ operation: 'select' }); // finds: bounded-label-values
  return value;
}
