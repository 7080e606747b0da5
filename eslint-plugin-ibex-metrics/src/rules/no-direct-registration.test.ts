import { RuleTester } from '../testing/rule-tester.js';
import rule from './no-direct-registration.js';

const settings = { 'ibex-metrics': { metricsPackage: 'packages/metrics' } };
const metricsPackage = '`packages/metrics`';

new RuleTester().run('no-direct-registration: what is reported', rule, {
  invalid: [
    {
      name: 'every class that makes metrics or registries',
      code: `
import { AggregatorRegistry, Counter, Gauge, Histogram, Pushgateway, Registry, Summary } from 'prom-client';
new Counter({ name: 'a', help: 'a' });
new Gauge({ name: 'b', help: 'b' });
new Histogram({ name: 'c', help: 'c' });
new Summary({ name: 'd', help: 'd' });
new Registry();
new AggregatorRegistry();
new Pushgateway('http://127.0.0.1:9091');
`,
      settings,
      errors: [
        { messageId: 'construction', data: { name: 'Counter', metricsPackage }, line: 3, column: 5 },
        { messageId: 'construction', data: { name: 'Gauge', metricsPackage }, line: 4, column: 5 },
        { messageId: 'construction', data: { name: 'Histogram', metricsPackage }, line: 5, column: 5 },
        { messageId: 'construction', data: { name: 'Summary', metricsPackage }, line: 6, column: 5 },
        { messageId: 'construction', data: { name: 'Registry', metricsPackage }, line: 7, column: 5 },
        {
          messageId: 'construction',
          data: { name: 'AggregatorRegistry', metricsPackage },
          line: 8,
          column: 5,
        },
        { messageId: 'construction', data: { name: 'Pushgateway', metricsPackage }, line: 9, column: 5 },
      ],
    },
    {
      name: 'wherever a construction stands',
      code: `
import { Counter, Registry } from 'prom-client';
class Metrics {
  static shared = new Counter({ name: 'a', help: 'a' });
  own = new Counter<string>({ name: 'b', help: 'b' });
  constructor(registry = new Registry()) {}
}
export const cached = globalThis.cached ?? new Counter({ name: 'c', help: 'c' });
const make = () => new Counter({ name: 'd', help: 'd' });
`,
      settings,
      errors: [
        { messageId: 'construction', data: { name: 'Counter', metricsPackage }, line: 4, column: 23 },
        { messageId: 'construction', data: { name: 'Counter', metricsPackage }, line: 5, column: 13 },
        { messageId: 'construction', data: { name: 'Registry', metricsPackage }, line: 6, column: 30 },
        { messageId: 'construction', data: { name: 'Counter', metricsPackage }, line: 8, column: 48 },
        { messageId: 'construction', data: { name: 'Counter', metricsPackage }, line: 9, column: 24 },
      ],
    },
    {
      name: 'the global registry, at every use',
      code: `
import client, { register } from 'prom-client';
await register.metrics();
register.clear();
send(register);
client.register.setDefaultLabels({ app: 'x' });
client.Registry.globalRegistry.metrics();
`,
      settings,
      errors: [
        { messageId: 'globalRegistry', data: { name: 'register', metricsPackage }, line: 3, column: 7 },
        { messageId: 'globalRegistry', data: { name: 'register', metricsPackage }, line: 4, column: 1 },
        { messageId: 'globalRegistry', data: { name: 'register', metricsPackage }, line: 5, column: 6 },
        { messageId: 'globalRegistry', data: { name: 'register', metricsPackage }, line: 6, column: 1 },
        { messageId: 'globalRegistry', data: { name: 'register', metricsPackage }, line: 7, column: 1 },
      ],
    },
    {
      name: 'default metrics and functions of registries',
      code: `
import { AggregatorRegistry, collectDefaultMetrics, Registry } from 'prom-client';
collectDefaultMetrics({ prefix: 'node_' });
Registry.merge([]);
AggregatorRegistry.setRegistries([]);
`,
      settings,
      errors: [
        {
          messageId: 'defaultMetrics',
          data: { name: 'collectDefaultMetrics', metricsPackage },
          line: 3,
          column: 1,
        },
        {
          messageId: 'registryFunction',
          data: { name: 'Registry.merge', metricsPackage },
          line: 4,
          column: 1,
        },
        {
          messageId: 'registryFunction',
          data: { name: 'AggregatorRegistry.setRegistries', metricsPackage },
          line: 5,
          column: 1,
        },
      ],
    },
    {
      name: 'a derived class, but not its instances again',
      code: `
import client from 'prom-client';
class GaugeExtra extends client.Gauge<'a'> {}
const Anonymous = class extends client.Counter {};
new GaugeExtra({ name: 'a', help: 'a' });
`,
      settings,
      errors: [
        { messageId: 'subclass', data: { name: 'Gauge', metricsPackage }, line: 3, column: 26 },
        { messageId: 'subclass', data: { name: 'Counter', metricsPackage }, line: 4, column: 33 },
      ],
    },
    {
      name: 'a value that leaves the file or goes where it cannot be followed',
      code: `
import client, { Counter, Gauge } from 'prom-client';
makeMetric(Counter, options);
const classes = { Counter, gauge: Gauge };
const list = [Counter];
const get = () => client;
function again() { return Counter; }
class Holder { client = client; }
this.client = client;
const copy = { ...client };
Reflect.construct(Counter, []);
`,
      settings,
      errors: [
        { messageId: 'escape', data: { name: 'Counter', metricsPackage }, line: 3, column: 12 },
        { messageId: 'escape', data: { name: 'Counter', metricsPackage }, line: 4, column: 19 },
        { messageId: 'escape', data: { name: 'Gauge', metricsPackage }, line: 4, column: 35 },
        { messageId: 'escape', data: { name: 'Counter', metricsPackage }, line: 5, column: 15 },
        { messageId: 'escape', data: { name: 'prom-client', metricsPackage }, line: 6, column: 19 },
        { messageId: 'escape', data: { name: 'Counter', metricsPackage }, line: 7, column: 27 },
        { messageId: 'escape', data: { name: 'prom-client', metricsPackage }, line: 8, column: 25 },
        { messageId: 'escape', data: { name: 'prom-client', metricsPackage }, line: 9, column: 15 },
        { messageId: 'escape', data: { name: 'prom-client', metricsPackage }, line: 10, column: 19 },
        { messageId: 'construction', data: { name: 'Counter', metricsPackage }, line: 11, column: 19 },
      ],
    },
    {
      name: 'without a metrics package in the settings, the same',
      code: `import { Counter } from 'prom-client'; new Counter({ name: 'a', help: 'a' });`,
      errors: [
        { messageId: 'construction', data: { name: 'Counter', metricsPackage: 'the metrics package' } },
      ],
    },
  ],
  valid: [
    {
      name: 'recording through the metrics package',
      code: `
import { createMetrics } from '@ibex/metrics';
const metrics = createMetrics({ service: 'proxy' });
metrics.record.ibex_proxy_requests_total.inc({ route: '/v1/models', method: 'GET', status_code: '200' });
`,
      settings,
    },
    {
      name: 'helpers and constants that make nothing',
      code: `
import client, { exponentialBuckets, linearBuckets, Registry } from 'prom-client';
export const buckets = [...linearBuckets(0, 1, 5), ...exponentialBuckets(1, 2, 5)];
response.setHeader('Content-Type', client.contentType);
use(client.openMetricsContentType, Registry.PROMETHEUS_CONTENT_TYPE, client['aggregators']);
export { prometheusContentType, validateMetricName } from 'prom-client';
`,
      settings,
    },
    {
      name: 'an import that is not used, or only looked at',
      code: `
import client, { Counter, Gauge as Unused } from 'prom-client';
if (metric instanceof Counter || typeof client === 'undefined') log('a counter');
const alias = client;
`,
      settings,
    },
    {
      name: 'type-only imports and exports',
      code: `
import type client from 'prom-client';
import type { Counter } from 'prom-client';
import { type Gauge, type Registry } from 'prom-client';
import type prom = require('prom-client');
export type { Histogram } from 'prom-client';
export { type Summary } from 'prom-client';
export type * from 'prom-client';
export type { Counter };
let lazy: typeof import('prom-client');
let gauge: Gauge<string>;
`,
      settings,
    },
    {
      name: 'value imports that are used as types only, as decorator metadata needs them',
      code: `
import * as client from 'prom-client';
import { Counter, Gauge } from 'prom-client';
@Injectable()
class Service implements Partial<Gauge> {
  constructor(@InjectMetric('requests') private readonly requests: Counter<string>) {}
  registry?: client.Registry;
}
type Classes = typeof Counter | typeof client.Histogram;
export type { Counter };
function isCounter(metric: unknown): metric is Counter { return true; }
interface Wider extends Gauge<string> {}
`,
      settings,
    },
  ],
});

new RuleTester().run('no-direct-registration: the boundary of the metrics package', rule, {
  invalid: [
    {
      name: 'a sibling whose name begins alike',
      code: `import { Counter } from 'prom-client'; new Counter({ name: 'a', help: 'a' });`,
      filename: 'packages/metrics-extras/src/index.ts',
      settings,
      errors: [{ messageId: 'construction', data: { name: 'Counter', metricsPackage } }],
    },
    {
      name: 'a folder of the same name elsewhere',
      code: `import { Counter } from 'prom-client'; new Counter({ name: 'a', help: 'a' });`,
      filename: 'services/proxy/packages/metrics/index.ts',
      settings,
      errors: [{ messageId: 'construction', data: { name: 'Counter', metricsPackage } }],
    },
  ],
  valid: [
    {
      name: 'a file of the package',
      code: `export { Counter, register } from 'prom-client';`,
      filename: 'packages/metrics/src/registry.ts',
      settings,
    },
    {
      name: 'a path with Windows separators and a trailing one',
      code: `export { Counter, register } from 'prom-client';`,
      filename: 'packages/metrics/src/registry.ts',
      settings: { 'ibex-metrics': { metricsPackage: '.\\packages\\metrics\\' } },
    },
    {
      name: 'a single file',
      code: `export { Counter, register } from 'prom-client';`,
      filename: 'src/metrics.ts',
      settings: { 'ibex-metrics': { metricsPackage: 'src/metrics.ts' } },
    },
  ],
});
