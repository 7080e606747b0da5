import {
  type Catalog,
  counter,
  defineCatalog,
  enumeration,
  gauge,
  histogram,
  httpStatusCodes,
  type MetricDefinition,
  routeTemplates,
} from '@ibex/catalog';

/**
 * A catalog as large as that of many services, with names made of the same few words, as such catalogs have them. Always
 * the same for the same size.
 *
 * @param size - how many metrics, at most 10,000
 * @param verbs - which words names are made of besides: two catalogs of other words have no metric in common
 * @throws RangeError for more than there are names
 */
export function largeCatalog(size: number, verbs: 'these' | 'others' = 'these'): Catalog {
  const words = verbs === 'these' ? VERBS : OTHER_VERBS;
  if (size > SERVICES.length * NOUNS.length * words.length) throw new RangeError('there are fewer names');
  return defineCatalog({
    prefix: 'bench',
    services: SERVICES,
    metrics: Array.from({ length: size }, (_, index) => metricAt(index, words)),
  });
}

/** The same catalog after a few months of work: one in twenty metrics has changed, each in another way. */
export function editedCatalog(catalog: Catalog): Catalog {
  return {
    ...catalog,
    metrics: catalog.metrics.flatMap((metric, index): MetricDefinition[] =>
      index % EDITED_EACH === 0 ? edited(metric, (index / EDITED_EACH) % EDITS) : [metric],
    ),
  };
}

const EDITED_EACH = 20;
const EDITS = 6;

function edited(metric: MetricDefinition, edit: number): MetricDefinition[] {
  switch (edit) {
    case 0:
      return [{ ...metric, help: `${metric.help}, all of them` }];
    case 1:
      return [{ ...metric, labels: { ...metric.labels, tier: enumeration(['free', 'paid']) } }];
    case 2:
      return [{ ...metric, stability: { deprecatedSince: '2026-01-01' } }];
    case 3:
      return [{ ...metric, name: metric.name.replace(/_([a-z]+)(?=_[a-z]+$)/, '_all_$1') }];
    case 4:
      return [];
    default:
      return [{ ...metric, labels: {} }];
  }
}

const SERVICES = ['cart', 'search', 'mail', 'stock', 'billing', 'login', 'image', 'price', 'report', 'proxy'];

const NOUNS = [
  ...['orders', 'requests', 'messages', 'pages', 'files', 'tokens', 'rows', 'jobs', 'events', 'invoices'],
  ...['queries', 'sessions', 'uploads', 'views', 'items', 'records', 'batches', 'locks', 'keys', 'calls'],
  ...['retries', 'leases', 'shards', 'blocks', 'frames'],
];

const VERBS = [
  ...['created', 'read', 'changed', 'removed', 'sent', 'received', 'failed', 'queued', 'started', 'finished'],
  ...['merged', 'split', 'moved', 'copied', 'sorted', 'signed', 'checked', 'dropped', 'opened', 'closed'],
];

const OTHER_VERBS = [
  ...[
    'accepted',
    'archived',
    'blocked',
    'cached',
    'counted',
    'delayed',
    'encoded',
    'expired',
    'fetched',
    'granted',
  ],
  ...['hidden', 'indexed', 'joined', 'killed', 'listed', 'mapped', 'named', 'parsed', 'ranked', 'stored'],
];

function metricAt(index: number, verbs: readonly string[]): MetricDefinition {
  const service = SERVICES[index % SERVICES.length] ?? '';
  const noun = NOUNS[Math.floor(index / SERVICES.length) % NOUNS.length] ?? '';
  const verb = verbs[Math.floor(index / SERVICES.length / NOUNS.length)] ?? '';
  const name = `bench_${service}_${verb}_${noun}`;
  const help = `${noun} that ${service} has ${verb}`;
  const labels = { route, status_code: statusCode, result };
  if (index % 4 === 0) return histogram(`${name}_seconds`, { help, labels: { route } });
  if (index % 4 === 1) return gauge(name, { help });
  return counter(`${name}_total`, {
    help,
    labels,
    initial: [{ route: ['unmatched'], status_code: ['200'] }],
  });
}

const route = routeTemplates(['/a/:id', '/b', '/c/:id/d']);
const statusCode = httpStatusCodes([200, 400, 404, 500, 503]);
const result = enumeration(['ok', 'error']);
