import { RuleTester } from '../testing/rule-tester.js';
import rule from './metric-naming.js';

const settings = {
  'ibex-metrics': {
    catalog: { prefix: 'ibex', services: ['proxy'], subsystems: ['db'], metrics: [] },
    metricsPackage: 'packages/metrics',
  },
};

/** What is found in the name, in the words of promlint. */
const FLAWS = {
  abbreviation: (word: string) => ({
    code: 'lint/unit-abbreviation',
    problem: 'metric names should not contain abbreviated units',
    fix: `write "${word}" out, as a base unit`,
  }),
  baseUnit: (word: string, base: string) => ({
    code: 'lint/base-unit',
    problem: `use base unit "${base}" instead of "${word}"`,
    fix: `record in ${base} and put "${base}" into the name`,
  }),
  camelCase: (rename: string) => ({
    code: 'lint/camel-case',
    problem: "metric names should be written in 'snake_case' not 'camelCase'",
    fix: `name it "${rename}"`,
  }),
  camelCaseLabel: (rename: string) => ({
    code: 'lint/camel-case',
    problem: "label names should be written in 'snake_case' not 'camelCase'",
    fix: `name the label "${rename}"`,
  }),
  noHelp: { code: 'lint/help', problem: 'no help text', fix: 'say in a sentence what is measured' },
  noTotal: (rename: string) => ({
    code: 'lint/counter-suffix',
    problem: 'counter metrics should have "_total" suffix',
    fix: `name it "${rename}"`,
  }),
  total: (rename: string) => ({
    code: 'lint/counter-suffix',
    problem: 'non-counter metrics should not have "_total" suffix',
    fix: `name it "${rename}", or make it a counter`,
  }),
  typeInName: (type: string) => ({
    code: 'lint/type-in-name',
    problem: `metric name should not include type '${type}'`,
    fix: `take "_${type}" out of the name`,
  }),
};

interface Flaw {
  readonly code: string;
  readonly problem: string;
  readonly fix: string;
}

const found = (name: string | undefined, data: Flaw, at: { line?: number; column?: number } = {}) =>
  ({
    messageId: 'flaw',
    data: { name: name === undefined ? '' : ` "${name}"`, ...data },
    ...at,
  }) as const;

/** The same with the suggestion to rename. */
const foundWithName = (name: string, data: Flaw, rename: string, output: string) =>
  ({
    ...found(name, data),
    suggestions: [{ messageId: 'rename', data: { name: rename }, output }],
  }) as const;

const varying = (source: string, part: string, at: { line?: number; column?: number } = {}) =>
  ({ messageId: 'varyingName', data: { source, part }, ...at }) as const;

new RuleTester().run('metric-naming: where metrics are defined', rule, {
  invalid: [
    {
      name: 'a construction with prom-client, with a suggestion',
      code: `import { Counter } from 'prom-client';
new Counter({ name: 'http_requests', help: 'Requests' });`,
      errors: [
        foundWithName(
          'http_requests',
          FLAWS.noTotal('http_requests_total'),
          'http_requests_total',
          `import { Counter } from 'prom-client';
new Counter({ name: 'http_requests_total', help: 'Requests' });`,
        ),
      ],
    },
    {
      name: 'the position is that of the name',
      code: `const { Gauge } = require('prom-client');
new Gauge({
  help: 'Queue',
  name: \`queue_ms\`,
});`,
      errors: [found('queue_ms', FLAWS.abbreviation('ms'), { line: 4, column: 9 })],
    },
    {
      name: 'a class that was injected',
      code: `class Metrics { constructor(client) { this.requests = new client.Counter({ name: \`requests\`, help: 'Requests' }); } }`,
      errors: [found('requests', FLAWS.noTotal('requests_total'))],
    },
    {
      name: 'a provider for NestJS',
      code: `import { makeCounterProvider } from '@willsoto/nestjs-prometheus';
export const provider = makeCounterProvider({ name: \`requests\`, help: 'Requests' });`,
      errors: [found('requests', FLAWS.noTotal('requests_total'))],
    },
    {
      name: 'an object that can only be options; its type is not known, so a suffix is not asked for',
      code: `export const METRICS = {
  a: { name: \`requests\`, help: 'Requests', labelNames: [] },
  b: { name: \`requestCount_ms\`, help: 'Requests', labelNames: [] },
};`,
      errors: [
        found('requestCount_ms', FLAWS.abbreviation('ms'), { line: 3, column: 14 }),
        found('requestCount_ms', FLAWS.camelCase('request_count_ms'), { line: 3, column: 14 }),
      ],
    },
    {
      name: 'the catalog',
      code: `import * as catalog from '@ibex/catalog';
catalog.gauge(\`open_connections_total\`, { help: 'Open connections' });`,
      errors: [found('open_connections_total', FLAWS.total('open_connections'))],
    },
    {
      name: 'a derived class without a constructor, and `super` in one that has it',
      code: `import { Counter, Gauge } from 'prom-client';
class Plain extends Counter {}
class Named extends Gauge {
  constructor(name) { super({ name: \`queue_total\`, help: name }); }
}
new Plain({ name: \`jobs\`, help: 'Jobs' });
new Named('whatever_total');`,
      errors: [
        found('queue_total', FLAWS.total('queue'), { line: 4 }),
        found('jobs', FLAWS.noTotal('jobs_total'), { line: 6 }),
      ],
    },
    {
      name: 'a class that is chosen at run time, of which only the suffix stays open',
      code: `import client from 'prom-client';
new (isCounter ? client.Counter : client.Gauge)({ name: \`jobs_gauge\`, help: 'Jobs' });`,
      errors: [found('jobs_gauge', FLAWS.typeInName('gauge'))],
    },
    {
      name: 'Reflect.construct, and the form before version 11',
      code: `import { Counter } from 'prom-client';
Reflect.construct(Counter, [{ name: \`a\`, help: 'A' }]);
new Counter(\`b\`, 'B', ['statusCode']);`,
      errors: [
        found('a', FLAWS.noTotal('a_total'), { line: 2 }),
        found('b', FLAWS.noTotal('b_total'), { line: 3 }),
        {
          ...found('b', FLAWS.camelCaseLabel('status_code'), { line: 3 }),
          suggestions: [
            {
              messageId: 'rename',
              data: { name: 'status_code' },
              output: `import { Counter } from 'prom-client';
Reflect.construct(Counter, [{ name: \`a\`, help: 'A' }]);
new Counter(\`b\`, 'B', ['status_code']);`,
            },
          ],
        },
      ],
    },
    {
      name: 'options by a name are told of once, where the metric is made',
      code: `import { Counter } from 'prom-client';
const options = { name: \`requests\`, help: 'Requests', labelNames: [] };
new Counter(options);
new Counter(options);`,
      errors: [found('requests', FLAWS.noTotal('requests_total'), { line: 2, column: 25 })],
    },
    {
      name: 'a name by a constant is told of where it is used',
      code: `import { Counter } from 'prom-client';
const NAMES = { requests: 'requests' } as const;
new Counter({ name: NAMES.requests, help: 'Requests' });`,
      errors: [found('requests', FLAWS.noTotal('requests_total'), { line: 3, column: 21 })],
    },
    {
      name: 'what is written last is what counts',
      code: `import { Counter } from 'prom-client';
const base = { name: 'base', help: 'Base' };
new Counter({ ...base, name: \`other\` });`,
      errors: [found('other', FLAWS.noTotal('other_total'))],
    },
  ],
  valid: [
    {
      name: 'names that are as they should be',
      code: `import { Counter, Gauge, Histogram, Summary } from 'prom-client';
new Counter({ name: 'http_requests_total', help: 'Requests', labelNames: ['status_code'] });
new Gauge({ name: 'open_connections', help: 'Connections' });
new Histogram({ name: 'http_request_duration_seconds', help: 'Duration', buckets });
new Summary({ name: 'payload_bytes', help: 'Size', percentiles: [0.5] });`,
    },
    {
      name: 'metrics of OpenTelemetry, k6 and others',
      code: `import { Counter } from 'k6/metrics';
new Counter('requests');
meter.createCounter('requestCount');
class Gauge { constructor(options) {} }
new Gauge({ name: 'fuel_total' });
logger.info({ name: 'requestCount', help: 'none' });
command({ name: 'requestCount_ms', help: 'A command', options: [] });
command({ name: 'requestCount_ms', help: '', collect: true });
const state = { name: 'requests', help: undefined, labelNames: new Set() };`,
    },
    {
      name: 'names and help texts that nothing is known of',
      code: `import { Counter } from 'prom-client';
import { NAME, help } from './names.js';
export const make = (name, options, ...args) => [
  new Counter({ name, help: 'Passed on' }),
  new Counter({ name: NAME, help }),
  new Counter({ name: \`\${name}\`, help }),
  new Counter(options),
  new Counter(...args),
  new Counter(),
  new Counter(null),
  new Counter(undefined, help),
  new Counter({ ...options, labelNames: [] }),
];`,
    },
    { name: 'a file in JavaScript without anything of metrics', code: 'export const name = "requestCount";' },
  ],
});

new RuleTester().run('metric-naming: help texts', rule, {
  invalid: [
    {
      name: 'it is missing',
      code: `import { Gauge } from 'prom-client';
new Gauge({ name: 'queue_size' });`,
      errors: [found('queue_size', FLAWS.noHelp, { line: 2, column: 11 })],
    },
    {
      name: 'it is blank',
      code: `import { gauge } from '@ibex/catalog';
gauge('queue_size', { help: ' ' });`,
      errors: [found('queue_size', FLAWS.noHelp, { line: 2, column: 29 })],
    },
    {
      name: 'it is missing in the form before version 11',
      code: `const { Gauge } = require('prom-client'); new Gauge('queue_size');`,
      errors: [found('queue_size', FLAWS.noHelp, { column: 43 })],
    },
    {
      name: 'it is missing of a metric whose name is not known',
      code: `import { Gauge } from 'prom-client';
export const make = (name) => new Gauge({ name, labelNames: [] });`,
      errors: [found(undefined, FLAWS.noHelp, { line: 2, column: 41 })],
    },
  ],
  valid: [
    {
      name: 'one that is put together, or set later',
      code: `import { Gauge } from 'prom-client';
const options = { name: 'queue_size' };
options.help = 'Size';
new Gauge(options);
new Gauge({ name: 'queue_age_seconds', help: \`Age of \${queue}\` });
new Gauge({ name: 'queue_age_seconds', help: 'Age ' + 'of the queue' });`,
    },
  ],
});

new RuleTester().run('metric-naming: the convention of the catalog', rule, {
  invalid: [
    {
      name: 'another prefix, in the metrics package too',
      code: `import { counter } from '@ibex/catalog'; counter('shop_proxy_requests_total', { help: 'Requests' });`,
      filename: 'packages/metrics/src/catalog.ts',
      settings,
      errors: [
        found('shop_proxy_requests_total', {
          code: 'catalog/name-convention',
          problem: '"shop_proxy_requests_total" does not follow ibex_{service}_{noun}_{unit}',
          fix: 'begin it with "ibex_proxy_" or "ibex_db_", then say what is measured',
        }),
      ],
    },
    {
      name: 'in the catalog of the settings itself',
      code: `import { defineCatalog, gauge } from '@ibex/catalog';
defineCatalog({ prefix: 'ibex', services: ['proxy'], metrics: [gauge('shop_cart_up', { help: 'Up' })] });`,
      settings,
      errors: [{ messageId: 'flaw', line: 2, column: 70 }],
    },
    {
      name: 'a gauge of time without its unit',
      code: `import { Gauge } from 'prom-client'; new Gauge({ name: 'ibex_db_lock_duration', help: 'Duration' });`,
      settings,
      errors: [
        found('ibex_db_lock_duration', {
          code: 'catalog/name-unit',
          problem: '"ibex_db_lock_duration" measures time but does not end in "_seconds"',
          fix: 'name it "ibex_db_lock_duration_seconds" and record seconds',
        }),
      ],
    },
    {
      name: 'a summary, of which only the beginning is prescribed',
      code: `import { Summary } from 'prom-client';
new Summary({ name: 'ibex_db_lock_duration', help: 'Duration' });
new Summary({ name: 'lock_duration', help: 'Duration' });`,
      settings,
      errors: [
        found(
          'lock_duration',
          {
            code: 'catalog/name-convention',
            problem: '"lock_duration" does not follow ibex_{service}_{noun}_{unit}',
            fix: 'begin it with "ibex_proxy_" or "ibex_db_", then say what is measured',
          },
          { line: 3 },
        ),
      ],
    },
  ],
  valid: [
    {
      name: 'another catalog than the one in the settings',
      code: `import { defineCatalog, gauge } from '@ibex/catalog';
defineCatalog({ prefix: 'shop', services: ['cart'], metrics: [gauge('shop_cart_up', { help: 'Up' })] });`,
      settings,
    },
    {
      name: 'without a catalog names are free',
      code: `import { Counter } from 'prom-client'; new Counter({ name: 'anything_total', help: 'Anything' });`,
    },
    {
      name: 'a name with a part that is not known',
      code: `import { Counter } from 'prom-client';
import { PREFIX } from './prefix.js';
new Counter({ name: \`\${PREFIX}_requests_total\`, help: 'Requests' });`,
      settings,
    },
  ],
});

new RuleTester().run('metric-naming: names that are put together', rule, {
  invalid: [
    {
      name: 'an id, a parameter, the variable of a loop, a counter',
      code: `import { Gauge } from 'prom-client';
import { session } from './session.js';
let next = 0;
export const ofUser = (user) => new Gauge({ name: \`user_\${user.id}_balance\`, help: 'Balance' });
export function ofQueue({ name }) { return new Gauge({ name: 'queue_' + name, help: 'Length' }); }
for (const shard of shards) new Gauge({ name: \`shard_\${shard}_size\`, help: 'Size' });
names.forEach((key) => new Gauge({ name: ['cache', key].join('_'), help: 'Size' }));
new Gauge({ name: 'session_'.concat(session.userId), help: 'Session' });
new Gauge({ name: \`gauge_\${next++}\`, help: 'Size' });
new Gauge({ name: \`run_\${randomUUID()}\`, help: 'Run' });`,
      errors: [
        varying('`user_${user.id}_balance`', 'user.id', { line: 4, column: 51 }),
        varying("'queue_' + name", 'name', { line: 5 }),
        varying('`shard_${shard}_size`', 'shard', { line: 6 }),
        varying("['cache', key].join('_')", 'key', { line: 7 }),
        varying("'session_'.concat(session.userId)", 'session.userId', { line: 8 }),
        varying('`gauge_${next++}`', 'next++', { line: 9 }),
        varying('`run_${randomUUID()}`', 'randomUUID()', { line: 10 }),
      ],
    },
    {
      name: 'through constants, conversions and calls',
      code: `import { Counter } from 'prom-client';
export function make(tenant) {
  const slug = tenant.slug.toLowerCase();
  const name = \`requests_\${slug}_total\`;
  new Counter({ name: \`jobs_\${sanitize(tenant.slug)}_total\`, help: 'Jobs' });
  return new Counter({ name, help: 'Requests' });
}`,
      errors: [
        varying('`jobs_${sanitize(tenant.slug)}_total`', 'sanitize(tenant.slug)', { line: 5 }),
        varying('name', 'slug', { line: 6, column: 24 }),
      ],
    },
    {
      name: 'behind a prefix that stays the same, what is known is looked at',
      code: `import { Counter } from 'prom-client';
import { PREFIX } from './prefix.js';
new Counter({ name: \`\${PREFIX}_requests\`, help: 'Requests' });
new Counter({ name: PREFIX + 'request_ms_total', help: 'Requests' });`,
      errors: [
        found('${PREFIX}_requests', FLAWS.noTotal('${PREFIX}_requests_total'), { line: 3, column: 21 }),
        found('${PREFIX}request_ms_total', FLAWS.abbreviation('ms'), { line: 4, column: 21 }),
      ],
    },
  ],
  valid: [
    {
      name: 'a prefix: imported, a constant, of the environment, of the configuration, passed on',
      code: `import { Counter } from 'prom-client';
import { PREFIX, prefix } from './prefix.js';
import { config } from './config.js';
const NAMESPACE = process.env.METRICS_NAMESPACE ?? 'app';
new Counter({ name: \`\${PREFIX}_requests_total\`, help: 'Requests' });
new Counter({ name: prefix + 'requests_total', help: 'Requests' });
new Counter({ name: \`\${NAMESPACE}_requests_total\`, help: 'Requests' });
new Counter({ name: \`\${process.env.SERVICE}_requests_total\`, help: 'Requests' });
new Counter({ name: \`\${config.service.name}_requests_total\`, help: 'Requests' });
new Counter({ name: \`\${METRICS_PREFIX}_requests_total\`, help: 'Requests' });
export class Metrics {
  constructor(private readonly prefix = 'app_', options, configService) {
    new Counter({ name: \`\${prefix}requests_total\`, help: 'Requests' });
    new Counter({ name: \`\${this.prefix}requests_total\`, help: 'Requests' });
    new Counter({ name: \`\${options.metricPrefix}requests_total\`, help: 'Requests' });
    new Counter({ name: \`\${configService.get('name')}_requests_total\`, help: 'Requests' });
  }
}`,
    },
    {
      name: 'an end that is not known may be the suffix',
      code: `import { Counter } from 'prom-client';
import { SUFFIX } from './suffix.js';
new Counter({ name: \`requests\${SUFFIX}\`, help: 'Requests' });`,
    },
    {
      name: 'constants alone',
      code: `import { Counter } from 'prom-client';
const app = 'shop';
const name = \`\${app}_requests\` + '_' + 'total';
new Counter({ name, help: 'Requests' });`,
    },
  ],
});
