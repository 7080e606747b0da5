import { type LoadResult, problemOf } from '@ibex/load-generator';

import { BUDGET } from './goals.js';

/** How late the generator may send one request in a hundred, in milliseconds. */
export const LAG_LIMIT = 10;

/**
 * Says why a load was more than is sustained: not all was answered, the generator found no time to send, or requests
 * queue for longer than the budget of the proxy.
 *
 * @returns `undefined` where it was sustained
 */
export function whyTooHigh(result: LoadResult): string | undefined {
  const problem = whyInvalid(result);
  if (problem !== undefined) return problem;
  const p99 = result.latency.percentile(99);
  return p99 > BUDGET ? `requests queue: p99 is ${p99.toFixed(1)} ms` : undefined;
}

/** Says why the latencies of a load tell nothing of what was to be measured; `undefined` where they do. */
export function whyInvalid(result: LoadResult): string | undefined {
  return unansweredOf(result) ?? problemOf(result, LAG_LIMIT);
}

function unansweredOf({ sent, statuses, failures }: LoadResult): string | undefined {
  const answered = statuses.get(200) ?? 0;
  if (answered === sent) return undefined;
  const others = [...statuses, ...failures].filter(([outcome]) => outcome !== 200);
  const counted = others.map(([outcome, count]) => `${String(count)} × ${String(outcome)}`);
  return `of ${String(sent)} requests not all were answered 200: ${counted.join(', ')}`;
}
