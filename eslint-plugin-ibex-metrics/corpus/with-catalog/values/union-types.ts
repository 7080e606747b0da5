// Parameters, fields and results whose types are unions of members: types prove what nothing else can.
import { metrics } from './metrics.js';

type Result = 'allowed' | 'denied';

interface Decision {
  readonly result: Result;
  readonly reason: string;
}

declare function check(): Promise<Decision>;
declare function resultOf(decision: Decision): Result;

export async function limit(result: Result): Promise<void> {
  const limited = metrics.record.shop_gateway_rate_limited_total;
  const decision = await check();
  limited.inc({ result }); // finds without types: bounded-label-values
  limited.inc({ result: decision.result }); // finds without types: bounded-label-values
  limited.inc({ result: resultOf(decision) }); // finds without types: bounded-label-values
  limited.inc({ result: decision.reason }); // finds: bounded-label-values
}
