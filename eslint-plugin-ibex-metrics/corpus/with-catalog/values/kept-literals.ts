// A member that is asserted, frozen or satisfies a type is the same member.
import { metrics } from './metrics.js';

const BASE = Object.freeze({ result: 'denied' } as const);

export function deny(): void {
  const limited = metrics.record.shop_gateway_rate_limited_total;
  limited.inc({ result: 'denied' as const });
  limited.inc({ result: 'denied' satisfies string });
  limited.inc({ ...BASE });
  limited.inc(BASE);
  limited.inc({ result: `denied` });
  limited.inc({ result: 'denied ' as 'denied' }); // finds: bounded-label-values
}
