// A choice of literals: `?:`, `??`, `||`, `&&`, and a `let` of several ways.
import { metrics } from './metrics.js';

export function decide(allowed: boolean, reason: string | undefined): void {
  const limited = metrics.record.shop_gateway_rate_limited_total;
  limited.inc({ result: allowed ? 'allowed' : 'denied' });
  limited.inc({ result: allowed ? 'allowed' : 'refused' }); // finds: bounded-label-values
  limited.inc({ result: allowed ? 'allowed' : reason ? 'denied' : 'allowed' });
  limited.inc({ result: reason ?? 'denied' }); // finds: bounded-label-values
  limited.inc({ result: (allowed && 'allowed') || 'denied' });

  let result = 'denied';
  if (allowed) result = 'allowed';
  limited.inc({ result });

  let outcome = 'denied';
  if (reason === 'quota') outcome = 'over quota';
  limited.inc({ result: outcome }); // finds: bounded-label-values
}
