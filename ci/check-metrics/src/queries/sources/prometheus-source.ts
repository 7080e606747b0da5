/**
 * Whether a data source of a dashboard is Prometheus, or something that takes the same queries.
 *
 * @param source - as it stands there: its name, or an object with its type
 * @returns `undefined` where nothing is said of it, as where it is filled in
 */
export function mayBePrometheus(source: unknown): boolean | undefined {
  if (typeof source === 'string') return !OTHERS.test(source);
  if (typeof source !== 'object' || source === null) return undefined;
  const { type, uid, name } = source as Readonly<Record<string, unknown>>;
  if (typeof type === 'string' && !SAYS_NOTHING.test(type)) return TAKES_PROMQL.test(type);
  const called = [uid, name].find((text) => typeof text === 'string');
  return typeof called === 'string' ? !OTHERS.test(called) : undefined;
}

/** Of Prometheus itself and what is told apart from it only by who answers. */
const TAKES_PROMQL = /prometheus|victoriametrics-(?:metrics-)?datasource|mimir|thanos|cortex/i;

/** Of panels with several sources, and of what is filled in. */
const SAYS_NOTHING = /^(?:|datasource|grafana|.*\$.*)$/;

/** A name says what it is only by chance. */
const OTHERS =
  /__expr__|loki|tempo|jaeger|zipkin|elastic|opensearch|influx|graphite|cloudwatch|stackdriver|monitor|sql|postgres|clickhouse|testdata|mixed-other|pyroscope|phlare|parca|splunk|datadog/i;
