import type { Moves } from './scenario.js';
import type { Answer } from './steady-load.js';

/** How many answers there are of each outcome. */
export function outcomesOf(answers: readonly Answer[]): Readonly<Record<string, number>> {
  return sumOf(answers.map(({ outcome }) => ({ [outcome]: 1 })));
}

/** What the proxy has to have counted for these answers: each once, in the counter and in the histogram. */
export function requestsCounted(answers: readonly Answer[]): Moves {
  return sumOf(
    answers.map(({ method, route, outcome }) => {
      const statusCode = outcome === 'cut' ? UPSTREAM_BROKE_OFF : outcome;
      const labels = `{method="${method}",route="${route}",status_code="${statusCode}"}`;
      return {
        [`ibex_proxy_requests_total${labels}`]: 1,
        [`ibex_proxy_request_duration_seconds_count${labels}`]: 1,
      };
    }),
  );
}

// The status that the client was sent was 200, and is not what came of it.
const UPSTREAM_BROKE_OFF = '502';

/** The moves together. */
export function sumOf(moves: readonly Moves[]): Moves {
  const sum: Record<string, number> = {};
  for (const [series, by] of moves.flatMap((one) => Object.entries(one)))
    sum[series] = (sum[series] ?? 0) + by;
  return sum;
}
