// Codes, names and causes of errors: as many as the libraries below think of.
import { metrics } from './metrics.js';

export async function find(query: () => Promise<unknown>): Promise<unknown> {
  const end = metrics.record.shop_identity_refresh_duration_seconds.startTimer();
  return query().then(
    (row) => {
      end({ result: row === undefined ? 'not_found' : 'ok' });
      return row;
    },
    (error) => {
      end({ result: error.code }); // finds: bounded-label-values
      end({ result: error.code === 'P2025' ? 'not_found' : 'error' });
      end({ result: error.cause?.message ?? 'error' }); // finds: bounded-label-values
      end({ result: JSON.stringify(error) }); // finds: bounded-label-values
      end({ result: error.constructor.name }); // finds: bounded-label-values
      throw error;
    },
  );
}
