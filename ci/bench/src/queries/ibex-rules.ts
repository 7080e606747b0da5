import type { Random } from '../codebase/random.js';
import type { GeneratedRule } from './generated-rule.js';

/**
 * A rule about the metrics of the IBEX catalog, with nothing wrong.
 *
 * @param index - of the rule; no two have the same name or expression
 */
export function ibexRule(index: number, random: Random): GeneratedRule {
  const part: Part = {
    job: `job="proxy-${String(index)}"`,
    window: random.pick(['5m', '10m', '30m', '1h', '6h', '1d']),
    threshold: String(random.integer(1, 99)),
    route: random.pick(['/v1/chat/completions', '/v1/embeddings', '/v1/models', '/v1/.+']),
  };
  const [labels, expr] = random.pick(EXPRESSIONS)(part);
  if (random.chance(0.4)) {
    return { name: `job:ibex_${String(index)}:rate`, isAlert: false, expr, labels: {}, annotations: {} };
  }
  const named = labels.map((label) => `{{ $labels.${label} }}`).join(' of ');
  return {
    name: `IbexProxyTrouble${String(index)}`,
    isAlert: true,
    expr: `${expr} > 0.${part.threshold}`,
    labels: { severity: random.pick(['page', 'ticket']), team: 'gateway' },
    annotations: {
      summary: `${named} is at {{ $value | humanizePercentage }}`,
      description: `It was below that an hour ago. What ${named} waits for is told by job:ibex_${String(index)}:rate: it's the upstream, auth, or the database.`,
    },
  };
}

interface Part {
  readonly job: string;
  readonly window: string;
  readonly threshold: string;
  readonly route: string;
}

/** The labels that are left, and the expression. */
type Written = readonly [labels: readonly string[], expr: string];

const EXPRESSIONS: readonly ((part: Part) => Written)[] = [
  ({ job, window }) => [['job'], `sum by (job) (rate(ibex_proxy_requests_total{${job}}[${window}]))`],
  ({ job, window, route }) => [
    ['job', 'route'],
    `sum by (job, route) (rate(ibex_proxy_requests_total{${job}, route=~"${route}", status_code=~"5.."}[${window}]))
/
sum by (job, route) (rate(ibex_proxy_requests_total{${job}, route=~"${route}"}[${window}]))`,
  ],
  ({ job, window, route }) => [
    ['job', 'route'],
    `histogram_quantile(
  0.99,
  sum by (job, route, le) (rate(ibex_proxy_request_duration_seconds_bucket{${job}, route=~"${route}"}[${window}]))
)`,
  ],
  ({ job, window }) => [
    ['job'],
    `(
  sum by (job) (increase(ibex_proxy_rate_limited_total{${job}, result="denied"}[${window}]))
    / on (job)
  sum by (job) (increase(ibex_proxy_rate_limited_total{${job}}[${window}]))
)
and on (job)
sum by (job) (rate(ibex_proxy_requests_total{${job}}[${window}])) > 1`,
  ],
  ({ job, window }) => [
    ['job'],
    `sum by (job) (rate(ibex_auth_validate_token_duration_seconds_sum{${job}, result!="error"}[${window}])) / sum by (job) (rate(ibex_auth_validate_token_duration_seconds_count{${job}, result!="error"}[${window}]))`,
  ],
  ({ job, window }) => [
    ['job', 'status'],
    `sum by (job, status) (rate(ibex_auth_grpc_requests_total{${job}, status=~"UNAVAILABLE|INTERNAL|UNKNOWN"}[${window}]))`,
  ],
  ({ job, window }) => [
    ['job', 'state'],
    `max by (job, state) (max_over_time(ibex_db_pool_open_connections{${job}, state="in_use"}[${window}]))`,
  ],
  ({ job, window }) => [
    ['job'],
    `avg by (job) (ibex_proxy_active_connections{${job}} unless on (job, instance) ibex_process_up{${job}, service="proxy"} == 0)
  + sum by (job) (rate(ibex_proxy_requests_total{${job}, method!="GET"}[${window}] offset 1d))`,
  ],
];
