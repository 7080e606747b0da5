import type { Random } from '../codebase/random.js';
import type { GeneratedRule } from './generated-rule.js';

/**
 * A rule as those who run clusters have them: about the metrics of others, joined with what these tell of their owners.
 *
 * @param index - of the rule; no two have the same name or expression
 */
export function foreignRule(index: number, random: Random): GeneratedRule {
  const part: Part = {
    area: random.pick(AREAS),
    job: `${random.pick(AREAS)}-${String(index % 97)}`,
    window: random.pick(['2m', '5m', '10m', '30m', '1h', '6h']),
    threshold: String(random.integer(1, 99)),
    cluster: `cluster=~"${random.pick(['eu', 'us', 'ap'])}-.*"`,
  };
  const expr = random.pick(EXPRESSIONS)(part);
  const isAlert = random.chance(0.6);
  const subject = pascalCase(part.area);
  return isAlert
    ? {
        name: `${subject}Trouble${String(index)}`,
        isAlert,
        expr: `${expr} > ${part.threshold}.${String(index)}`,
        labels: { severity: random.pick(['warning', 'critical', 'info']) },
        annotations: {
          summary: `${subject} has trouble.`,
          description:
            'Workload {{ $labels.namespace }}/{{ $labels.pod }} has had {{ printf "%.2f" $value }} of it for longer than it should.',
          runbook_url: `https://runbooks.example.org/${part.area}/trouble-${String(index)}`,
        },
      }
    : { name: `namespace_pod:${part.area}_${String(index)}:sum`, isAlert, expr, labels: {}, annotations: {} };
}

interface Part {
  readonly area: string;
  readonly job: string;
  readonly window: string;
  readonly threshold: string;
  readonly cluster: string;
}

const AREAS = [
  'kubelet',
  'node',
  'etcd',
  'apiserver',
  'scheduler',
  'ingress',
  'coredns',
  'volume',
  'container',
];

const EXPRESSIONS: readonly ((part: Part) => string)[] = [
  ({ area, job, window }) =>
    `sum by (namespace, pod) (rate(${area}_failures_total{job="${job}"}[${window}]))`,
  ({ area, job, window, cluster }) => `sum by (cluster, namespace, pod) (
  max by (cluster, namespace, pod) (
    ${area}_pod_status_phase{job="${job}", phase=~"Pending|Unknown|Failed", ${cluster}}
  )
  * on (cluster, namespace, pod) group_left (owner_kind)
  topk by (cluster, namespace, pod) (
    1, max by (cluster, namespace, pod, owner_kind) (${area}_pod_owner{owner_kind!="Job"})
  )
) + sum(increase(${area}_restarts_total{job="${job}"}[${window}]))`,
  ({ area, job, window }) => `histogram_quantile(
  0.99,
  sum by (le, verb, instance) (rate(${area}_request_duration_seconds_bucket{job="${job}", verb!~"WATCH|CONNECT"}[${window}]))
)`,
  ({ area, job }) => `(
  ${area}_filesystem_avail_bytes{job="${job}", fstype!="", mountpoint!=""}
  /
  ${area}_filesystem_size_bytes{job="${job}", fstype!="", mountpoint!=""} * 100 < 15
and
  predict_linear(${area}_filesystem_avail_bytes{job="${job}", fstype!="", mountpoint!=""}[6h], 24 * 60 * 60) < 0
and
  ${area}_filesystem_readonly{job="${job}", fstype!="", mountpoint!=""} == 0
)`,
  ({ area, job, window }) =>
    `1 - avg without (cpu, mode) (rate(${area}_cpu_seconds_total{job="${job}", mode="idle"}[${window}]))`,
  ({ area, job, window }) =>
    `100 * (sum by (namespace, pod) (rate(${area}_errors_total{job="${job}", code=~"5.."}[${window}])) / sum by (namespace, pod) (rate(${area}_requests_total{job="${job}"}[${window}])))`,
  ({ area, job }) => `label_replace(${area}_info{job="${job}"}, "pod", "$1", "instance", "(.+):\\\\d+")`,
  ({ area, job, window }) =>
    `absent_over_time(${area}_up{job="${job}"}[${window}]) or changes(${area}_leader{job="${job}"}[${window}] offset 5m)`,
  ({ area, job, window, cluster }) => `sum by (namespace, pod) (
  ${area}_memory_working_set_bytes{job="${job}", container!="", image!="", ${cluster}}
)
/ on (namespace, pod) group_left ()
max by (namespace, pod) (max_over_time(${area}_memory_limit_bytes{job="${job}", ${cluster}}[${window}:1m]))`,
];

function pascalCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
