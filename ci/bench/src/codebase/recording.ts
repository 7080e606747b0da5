import { ibexCatalog } from '@ibex/metrics/catalog';

import type { Random } from './random.js';

/** What a file needs to record metrics; all of it empty in a file that records none. */
export interface Recording {
  readonly import: string;
  /** Statements, for the body of any function. */
  readonly statements: string;
  /** A function, for the end of the file. */
  readonly declaration: string;
}

/** What most files do: record nothing. */
export const NO_RECORDING: Recording = { import: '', statements: '', declaration: '' };

/** Records metrics of the catalog, with label values that are in their domains and can be seen to be. */
export function createRecording(random: Random): Recording {
  return {
    import: `import { metrics } from '../../shared/metrics';\n`,
    statements: random
      .sample(ibexCatalog.metrics, random.integer(1, 2))
      .map((metric) => record(metric, random))
      .join('\n    '),
    declaration: random.chance(0.5) ? OUTCOME_OF_A_QUERY : OUTCOME_OF_A_CALL,
  };
}

type Metric = (typeof ibexCatalog.metrics)[number];

function record({ type, name, labels }: Metric, random: Random): string {
  const pairs = Object.entries<{ readonly values: readonly string[] }>(labels).map(
    ([label, { values }]) => `${label}: '${random.pick(values)}'`,
  );
  const labelSet = pairs.length === 0 ? '' : `{ ${pairs.join(', ')} }`;
  const separator = labelSet === '' ? '' : ', ';
  switch (type) {
    case 'counter':
      return `metrics.record.${name}.inc(${labelSet});`;
    case 'gauge':
      return `metrics.record.${name}.set(${labelSet}${separator}${String(random.integer(0, 20))});`;
    case 'histogram':
      return `metrics.record.${name}.observe(${labelSet}${separator}0.${String(random.integer(1, 99))});`;
  }
}

const OUTCOME_OF_A_QUERY = `
function recordQuery(inUse: number, idle: number): void {
  const stop = metrics.record.ibex_db_query_duration_seconds.startTimer();
  metrics.record.ibex_db_pool_open_connections.set({ state: 'in_use' }, inUse);
  metrics.record.ibex_db_pool_open_connections.set({ state: 'idle' }, idle);
  stop({ operation: 'ping' });
}
`;

const OUTCOME_OF_A_CALL = `
function recordOutcome(isAllowed: boolean, seconds: number): void {
  const labels = { result: isAllowed ? 'ok' : 'error' } as const;
  metrics.record.ibex_auth_validate_token_duration_seconds.observe(labels, seconds);
  metrics.record.ibex_proxy_rate_limited_total.inc({ result: isAllowed ? 'allowed' : 'denied' });
}
`;
