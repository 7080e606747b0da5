// A value that is looked for in a list first is one of the list; which one that is decides.
import { REASONS } from './reasons.js';
import type { Metrics } from '@ibex/metrics';

const OUTCOMES = ['allowed', 'denied'];
const OTHERS = ['yes', 'no'];
const NAMED = { allowed: 1, denied: 2 };

export function count({ record }: Metrics, outcome: string): void {
  record.shop_gateway_rate_limited_total.inc({ result: OUTCOMES.includes(outcome) ? outcome : 'denied' });
  record.shop_gateway_rate_limited_total.inc({ result: !OUTCOMES.includes(outcome) ? 'denied' : outcome });
  record.shop_gateway_rate_limited_total.inc({ result: outcome in NAMED ? outcome : 'denied' });
  record.shop_gateway_rate_limited_total.inc({ result: Object.hasOwn(NAMED, outcome) ? outcome : 'denied' });
  const known = OUTCOMES.includes(outcome) ? outcome : 'denied';
  record.shop_gateway_rate_limited_total.inc({ result: known });
  const foreign = OTHERS.includes(outcome) ? outcome : 'denied';
  record.shop_gateway_rate_limited_total.inc({ result: foreign }); // finds: bounded-label-values
  const unknown = REASONS.includes(outcome) ? outcome : 'denied';
  record.shop_gateway_rate_limited_total.inc({ result: unknown }); // finds: bounded-label-values
}
