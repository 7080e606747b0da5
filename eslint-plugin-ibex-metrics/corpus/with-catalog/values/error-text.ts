// Texts of errors as values: as many as there are errors.
import { metrics } from './metrics.js';

export async function login(check: () => Promise<void>): Promise<void> {
  const { shop_identity_login_duration_seconds: durations } = metrics.record;
  const end = durations.startTimer();
  try {
    await check();
    end({ result: 'ok' });
  } catch (error) {
    const err = error as Error;
    end({ result: err.message }); // finds: bounded-label-values
    end({ result: String(err) }); // finds: bounded-label-values
    end({ result: err.name }); // finds: bounded-label-values
    end({ result: `failed: ${err.message}` }); // finds: bounded-label-values
    end({ result: 'error: ' + err.message }); // finds: bounded-label-values
    end({ result: 'error' });
    throw error;
  }
}
