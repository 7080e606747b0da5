/**
 * Preloaded into a real service (`node --import`), it breaks the service's metrics in one way, named by
 * `IBEX_SABOTAGE`: the seeded violations that the gate must catch at run time.
 */
import { type IncomingMessage, Server } from 'node:http';

/* eslint-disable ibex-metrics/no-direct-registration -- breaks prom-client on purpose, in tests only */
import { type Metric, Registry } from 'prom-client';

/** One way to break a service's metrics. */
type Sabotage = () => void;

const SABOTAGES: Readonly<Record<string, Sabotage>> = {
  'metric-removed': () => {
    onRegistration((metric) => (metric.name === REQUESTS ? undefined : metric));
  },
  'metric-renamed': () => {
    onRegistration((metric) =>
      Object.assign(metric, metric.name === REQUESTS && { name: 'ibex_proxy_request_total' }),
    );
  },
  'type-changed': () => {
    onScrape((registry) => Object.assign(registry.getSingleMetric(REQUESTS) ?? {}, { type: 'gauge' }));
  },
  'help-emptied': () => {
    onRegistration((metric) => Object.assign(metric, metric.name === REQUESTS && { help: '' }));
  },
  'never-sampled': () => {
    onScrape((registry) => registry.getSingleMetric(REQUESTS)?.reset());
  },
  'route-with-uuid': () => {
    onScrape((registry) => {
      const requests = registry.getSingleMetric(REQUESTS) as { inc(labels: object): void } | undefined;
      // eslint-disable-next-line ibex-metrics/no-url-route-label -- the violation that the gate must catch
      requests?.inc({ route: `/v1/users/${UUID}`, method: 'GET', status_code: '200' });
    });
  },
  'label-added': () => {
    onScrape((registry) => {
      registry.setDefaultLabels({ region: 'eu' });
    });
  },
  'org-id-label': () => {
    onScrape((registry) => {
      // eslint-disable-next-line ibex-metrics/no-high-cardinality-labels -- the violation that the gate must catch
      registry.setDefaultLabels({ orgId: UUID });
    });
  },
  'buckets-changed': () => {
    rewrite((body) => body.replaceAll('le="0.25"', 'le="0.3"'));
  },
  'body-cut': () => {
    rewrite((body) => body.slice(0, body.length / 2));
  },
  'html-page': () => {
    rewrite(() => '<!doctype html>\n<title>Sign in</title>\n');
    Object.defineProperty(Registry.prototype, 'contentType', { get: () => 'text/html; charset=utf-8' });
  },
  'scrape-fails': () => {
    Registry.prototype.metrics = () => Promise.reject(new Error('sabotaged'));
  },
  'empty-body': () => {
    rewrite(() => '');
  },
  'never-ready': () => {
    process.stdout.write = () => true;
  },
  'crash-at-start': () => {
    process.stderr.write('sabotaged: cannot start\n');
    process.exit(1);
  },
  'url-in-a-comment': () => {
    const urls: string[] = [];
    onRequest((request) => urls.push(request.url ?? ''));
    rewrite((body) => `${urls.map((url) => `# served ${url}\n`).join('')}${body}`);
  },
};

const REQUESTS = 'ibex_proxy_requests_total';
const UUID = '6f1c2f64-5b7e-4c39-9e0a-0d8f6b1a2c3d';

function onRegistration(change: (metric: NamedMetric) => NamedMetric | undefined): void {
  replace(Registry.prototype, 'registerMetric', (registerMetric) => {
    return function (this: Registry, metric) {
      const changed = change(metric as unknown as NamedMetric);
      if (changed) registerMetric.call(this, changed as unknown as Metric);
    };
  });
}

interface NamedMetric {
  readonly name: string;
}

function onScrape(change: (registry: Registry) => void): void {
  replace(Registry.prototype, 'metrics', (metrics) => {
    return function (this: Registry) {
      change(this);
      return metrics.call(this);
    };
  });
}

function rewrite(change: (body: string) => string): void {
  replace(Registry.prototype, 'metrics', (metrics) => {
    return async function (this: Registry) {
      return change(await metrics.call(this));
    };
  });
}

function onRequest(see: (request: IncomingMessage) => void): void {
  // Its own type has an overload for each event.
  replace(Server.prototype as Emitter, 'emit', (emit) => {
    return function (this: Emitter, event, ...args) {
      if (event === 'request') see(args[0] as IncomingMessage);
      return emit.call(this, event, ...args);
    };
  });
}

interface Emitter {
  emit(this: Emitter, event: string, ...args: unknown[]): boolean;
}

function replace<Owner, Method extends keyof Owner>(
  owner: Owner,
  method: Method,
  replacement: (original: Owner[Method]) => Owner[Method],
): void {
  owner[method] = replacement(owner[method]);
}

const sabotage = SABOTAGES[process.env['IBEX_SABOTAGE'] ?? ''];
if (!sabotage) throw new Error(`IBEX_SABOTAGE must be one of ${Object.keys(SABOTAGES).join(', ')}`);
sabotage();
