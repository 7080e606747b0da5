import type { InvalidTestCase } from '@typescript-eslint/rule-tester';

import { RuleTester } from '../testing/rule-tester.js';
import rule, { type Options } from './no-high-cardinality-labels.js';

const fix = 'remove the label; break down per entity in logs, traces or the analytical store';

/**
 * A report of a label, in the words of the catalog's policy.
 *
 * @param cut - what the suggestion cuts out of the line; without it, none is expected
 */
const forbidden = (label: string, entry: string, line: number, column: number, cut?: string) => {
  const spelling = label === entry ? '' : ` (it spells "${entry}")`;
  const entity = entry.replace('_id', '');
  const problem = `label "${label}" is forbidden${spelling}: every ${entity} would make a series of its own`;
  return { messageId: 'forbiddenLabel', data: { label, problem, fix }, line, column, cut } as const;
};

type Invalid = Omit<InvalidTestCase<'forbiddenLabel' | 'removeLabel', Options>, 'errors'> & {
  readonly errors: readonly ReturnType<typeof forbidden>[];
};

/** Turns what is cut out into the code that each suggestion has to give. */
const withSuggestions = (cases: readonly Invalid[]) =>
  cases.map(({ errors, ...rest }) => ({
    ...rest,
    errors: errors.map(({ cut, ...error }) => ({
      ...error,
      suggestions:
        cut === undefined
          ? null
          : [
              {
                messageId: 'removeLabel' as const,
                data: { label: error.data.label },
                output: cutOut(rest.code, error.line, cut),
              },
            ],
    })),
  }));

function cutOut(code: string, line: number, cut: string): string {
  // A cut that begins with the end of a line begins in the line before.
  const lineStart = code
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length;
  const at = code.indexOf(cut, cut.startsWith('\n') ? lineStart : lineStart + 1);
  if (at === -1) throw new Error(`"${cut}" is not in line ${String(line)}`);
  return code.slice(0, at) + code.slice(at + cut.length);
}

/** A catalog as plain data, as a configuration in JSON would have it. */
const settings = {
  'ibex-metrics': {
    catalog: { metrics: [{ name: 'ibex_process_up', labels: { service: {} } }] },
    metricsPackage: 'packages/metrics',
  },
};

new RuleTester().run('no-high-cardinality-labels: label names that are declared', rule, {
  invalid: withSuggestions([
    {
      name: 'every spelling',
      code: `
import { Counter } from 'prom-client';
new Counter({
  name: 'a',
  help: 'a',
  labelNames: ['org_id', 'agentId', 'UserId', 'user-id', 'session_ID', 'orgID'],
});
`,
      errors: [
        forbidden('org_id', 'org_id', 6, 16, "'org_id', "),
        forbidden('agentId', 'agent_id', 6, 26, "'agentId', "),
        forbidden('UserId', 'user_id', 6, 37, "'UserId', "),
        forbidden('user-id', 'user_id', 6, 47, "'user-id', "),
        forbidden('session_ID', 'session_id', 6, 58, "'session_ID', "),
        forbidden('orgID', 'org_id', 6, 72, ", 'orgID'"),
      ],
    },
    {
      name: 'names and arrays through constants',
      code: `
const { Gauge } = require('prom-client');
const USER = 'user_id';
const shared = ['service', 'org_id'] as const;
const frozen = Object.freeze(['agent_id']);
const options = { name: 'a', help: 'a', labelNames: [USER, ...shared] };
new Gauge(options);
new Gauge({ ...options, labelNames: frozen });
`,
      errors: [
        forbidden('org_id', 'org_id', 4, 28),
        forbidden('agent_id', 'agent_id', 5, 31),
        forbidden('user_id', 'user_id', 6, 54, 'USER, '),
      ],
    },
    {
      name: 'concat and the keys of an object',
      code: `
import client from 'prom-client';
const defaults = { org_id: 'none' };
new client.Counter({ labelNames: Object.keys(defaults) });
new client.Counter({ labelNames: ['a'].concat(['session_id'], 'user_id') });
`,
      errors: [
        forbidden('org_id', 'org_id', 3, 20),
        forbidden('session_id', 'session_id', 5, 48),
        forbidden('user_id', 'user_id', 5, 63),
      ],
    },
    {
      name: 'the positional form before version 11',
      code: `const { Counter } = require('prom-client'); new Counter('a', 'help', ['user_id']);`,
      errors: [forbidden('user_id', 'user_id', 1, 71, "'user_id'")],
    },
    {
      name: 'a derived class',
      code: `
import { Gauge } from 'prom-client';
class Extra extends Gauge {}
new Extra({ labelNames: ['user_id'] });
`,
      errors: [forbidden('user_id', 'user_id', 4, 26, "'user_id'")],
    },
    {
      name: 'a table of options, far from any constructor',
      code: `export const table = [{ name: 'a', help: 'a', labelNames: ['tenant', 'user_id'] }];`,
      errors: [forbidden('user_id', 'user_id', 1, 70, ", 'user_id'")],
    },
    {
      name: 'a definition of the catalog',
      code: `
import * as catalog from '@ibex/catalog';
import { counter, histogram as define } from '@ibex/catalog';
counter('ibex_proxy_requests_total', { help: 'a', labels: { user_id: users } });
define('ibex_proxy_wait_seconds', { help: 'a', labels: { orgId: orgs } });
catalog.gauge('ibex_proxy_open', { help: 'a', labels: { 'agent-id': agents } });
`,
      errors: [
        forbidden('user_id', 'user_id', 4, 61, ' user_id: users '),
        forbidden('orgId', 'org_id', 5, 58, ' orgId: orgs '),
        forbidden('agent-id', 'agent_id', 6, 57, " 'agent-id': agents "),
      ],
    },
    {
      name: 'default labels of registries',
      code: `
import client, { collectDefaultMetrics } from 'prom-client';
client.register.setDefaultLabels({ org_id: org });
registry.setDefaultLabels({ agent_id: agent });
collectDefaultMetrics({ labels: { session_id: session } });
injected.collectDefaultMetrics({ prefix: 'a', labels: { user_id: user } });
`,
      errors: [
        forbidden('org_id', 'org_id', 3, 36, ' org_id: org '),
        forbidden('agent_id', 'agent_id', 4, 29, ' agent_id: agent '),
        forbidden('session_id', 'session_id', 5, 35, ' session_id: session '),
        forbidden('user_id', 'user_id', 6, 57, ' user_id: user '),
      ],
    },
    {
      name: 'inside the metrics package too',
      code: `import { Counter } from 'prom-client'; new Counter({ labelNames: ['user_id'] });`,
      filename: 'packages/metrics/src/registry.ts',
      settings,
      errors: [forbidden('user_id', 'user_id', 1, 67, "'user_id'")],
    },
  ]),
  valid: [
    {
      name: 'labels with few values, and names that only contain a forbidden one',
      code: `
import { Counter } from 'prom-client';
new Counter({ name: 'a', help: 'a', labelNames: ['route', 'user_id_type', 'result', ...unknown, other] });
`,
    },
    {
      name: 'options of something else',
      code: `
new Chart({ labelNames: ['user_id'] });
const column = { name: 'user_id', help: 'whose', labels: ['user_id'] };
counter('clicks', { labels: { user_id: 1 } });
`,
    },
    {
      name: 'a function of the same name that is not of the catalog',
      code: `import { counter } from './shop.js'; counter('clicks', { help: 'a', labels: { user_id: 1 } });`,
    },
  ],
});

new RuleTester().run('no-high-cardinality-labels: what the suggestion cuts out', rule, {
  invalid: withSuggestions([
    {
      name: 'the label with its comma, from lists and objects in one line or in several',
      code: `
metric.inc({ route, user_id: id });
metric.inc({ route, user_id: id, });
metric.inc({ user_id: id, route });
metric.inc({
  user_id: id,
  route,
});
metric.inc({
  route,
  user_id: id,
});
metric.inc({ labels: { route, user_id: id, result }, value: 1 });
`,
      errors: [
        forbidden('user_id', 'user_id', 2, 21, ', user_id: id'),
        forbidden('user_id', 'user_id', 3, 21, ' user_id: id,'),
        forbidden('user_id', 'user_id', 4, 14, 'user_id: id, '),
        forbidden('user_id', 'user_id', 6, 3, 'user_id: id,\n  '),
        forbidden('user_id', 'user_id', 11, 3, '\n  user_id: id,'),
        forbidden('user_id', 'user_id', 13, 31, 'user_id: id, '),
      ],
    },
    {
      name: 'no comment that stands beside it',
      code: `
metric.inc({ route, /* whose */ user_id: id });
metric.inc({ route, // by user
  user_id: id });
metric.inc({ user_id: id, // whose
  route });
`,
      errors: [
        forbidden('user_id', 'user_id', 2, 33, 'user_id: id'),
        forbidden('user_id', 'user_id', 4, 3, 'user_id: id'),
        forbidden('user_id', 'user_id', 5, 14, 'user_id: id, '),
      ],
    },
    {
      name: 'nothing where a comment would go with it, or where others may use what it is written in',
      code: `
metric.inc({ user_id: /* whose */ id, route });
metric.inc({ user_id: id /* whose */, route });
const shared = { user_id: id, route };
metric.inc(shared);
metric.inc({ ...shared });
metric.inc(remember({ org_id: org }));
metric.inc(Object.assign({}, { agent_id: agent }));
const later = {}; later.session_id = session; metric.inc(later);
`,
      errors: [
        forbidden('user_id', 'user_id', 2, 14),
        forbidden('user_id', 'user_id', 3, 14),
        forbidden('user_id', 'user_id', 4, 18),
        forbidden('agent_id', 'agent_id', 8, 32),
        forbidden('session_id', 'session_id', 9, 25),
      ],
    },
  ]),
  valid: [],
});

new RuleTester().run('no-high-cardinality-labels: label objects', rule, {
  invalid: withSuggestions([
    {
      name: 'every method of a metric of unknown origin',
      code: `
import { requests } from './metrics.js';
requests.inc({ user_id: id });
requests.dec({ user_id: id }, 2);
requests.observe({ user_id: id }, 0.5);
requests.labels({ user_id: id }).inc();
requests.zero({ user_id: id });
requests.startTimer({ user_id: id });
requests?.inc({ user_id: id });
this.metrics.requests!.inc({ user_id: id });
`,
      errors: [
        forbidden('user_id', 'user_id', 3, 16, ' user_id: id '),
        forbidden('user_id', 'user_id', 4, 16, ' user_id: id '),
        forbidden('user_id', 'user_id', 5, 20, ' user_id: id '),
        forbidden('user_id', 'user_id', 6, 19, ' user_id: id '),
        forbidden('user_id', 'user_id', 7, 17, ' user_id: id '),
        forbidden('user_id', 'user_id', 8, 23, ' user_id: id '),
        forbidden('user_id', 'user_id', 9, 17, ' user_id: id '),
        forbidden('user_id', 'user_id', 10, 30, ' user_id: id '),
      ],
    },
    {
      name: 'the function that startTimer returns',
      code: `
const end = durations.startTimer();
end({ org_id: org });
durations.startTimer()({ agent_id: agent });
let stop;
stop = this.durations.startTimer({ route });
const seconds = stop({ session_id: session });
`,
      errors: [
        forbidden('org_id', 'org_id', 3, 7, ' org_id: org '),
        forbidden('agent_id', 'agent_id', 4, 26, ' agent_id: agent '),
        forbidden('session_id', 'session_id', 7, 24, ' session_id: session '),
      ],
    },
    {
      name: 'every way to write a label',
      code: `
const KEY = 'org_id';
counter.inc({ user_id });
counter.inc({ 'user-id': id });
counter.inc({ ['agent_id']: id });
counter.inc({ [KEY]: id });
counter.inc({ ...{ session_id: id } });
`,
      errors: [
        forbidden('user_id', 'user_id', 3, 15, ' user_id '),
        forbidden('user-id', 'user_id', 4, 15, " 'user-id': id "),
        forbidden('agent_id', 'agent_id', 5, 16, " ['agent_id']: id "),
        forbidden('org_id', 'org_id', 6, 16, ' [KEY]: id '),
        forbidden('session_id', 'session_id', 7, 20, ' session_id: id '),
      ],
    },
    {
      name: 'an object with a name, reported once where the label is written',
      code: `
const labels = { user_id: id };
started.inc(labels);
finished.inc({ ...labels, ok: 'yes' });
const later: Record<string, string> = {};
later.org_id = org;
started.inc(later);
started.inc(Object.assign({}, base, { agent_id: agent }));
started.inc(ok ? { session_id: session } : {});
`,
      errors: [
        forbidden('user_id', 'user_id', 2, 18),
        forbidden('org_id', 'org_id', 6, 7),
        forbidden('agent_id', 'agent_id', 8, 39),
        forbidden('session_id', 'session_id', 9, 20, ' session_id: session '),
      ],
    },
    {
      name: 'the form with exemplars, of which only the labels count',
      code: `requests.inc({ labels: { user_id: id }, value: 1, exemplarLabels: { session_id: session } });`,
      errors: [forbidden('user_id', 'user_id', 1, 26, ' user_id: id ')],
    },
    {
      name: 'set and remove of a metric made in this file',
      code: `
import { Gauge } from 'prom-client';
const gauge = new Gauge({ name: 'a', help: 'a' });
gauge.set({ user_id: id }, 1);
gauge.remove({ org_id: org });
const holder = { gauge };
holder.gauge.set({ agent_id: agent }, 1);
class Pool {
  static shared = new Gauge({ name: 'b', help: 'b' });
  #open = new Gauge({ name: 'c', help: 'c' });
  private readonly idle;
  constructor() { this.idle = new Gauge({ name: 'd', help: 'd' }); }
  update() {
    this.#open.set({ user_id: id }, 1);
    this.idle.set({ user_id: id }, 1);
    Pool.shared.set({ user_id: id }, 1);
  }
}
`,
      errors: [
        forbidden('user_id', 'user_id', 4, 13, ' user_id: id '),
        forbidden('org_id', 'org_id', 5, 16, ' org_id: org '),
        forbidden('agent_id', 'agent_id', 7, 20, ' agent_id: agent '),
        forbidden('user_id', 'user_id', 14, 22, ' user_id: id '),
        forbidden('user_id', 'user_id', 15, 21, ' user_id: id '),
        forbidden('user_id', 'user_id', 16, 23, ' user_id: id '),
      ],
    },
    {
      name: 'set of a metric of the catalog',
      code: `
metrics.record.ibex_process_up.set({ user_id: id }, 1);
metrics.record['ibex_process_up'].set({ user_id: id }, 1);
const { ibex_process_up: up } = metrics.record;
up.set({ user_id: id }, 1);
`,
      settings,
      errors: [
        forbidden('user_id', 'user_id', 2, 38, ' user_id: id '),
        forbidden('user_id', 'user_id', 3, 41, ' user_id: id '),
        forbidden('user_id', 'user_id', 5, 10, ' user_id: id '),
      ],
    },
    {
      name: 'this in collect() and in a derived class',
      code: `
import { Gauge } from 'prom-client';
new Gauge({ name: 'a', help: 'a', collect() { this.set({ user_id: id }, 1); } });
class Extra extends Gauge { update() { this.set({ org_id: org }, 1); } }
`,
      errors: [
        forbidden('user_id', 'user_id', 3, 58, ' user_id: id '),
        forbidden('org_id', 'org_id', 4, 51, ' org_id: org '),
      ],
    },
    {
      name: 'the list of the catalog in the settings, and labels added by the option',
      code: `requests.inc({ tenant: t, userEmail: e, user_id: u });`,
      options: [{ additionalForbiddenLabels: ['user_email'] }],
      settings: { 'ibex-metrics': { catalog: { metrics: [], forbiddenLabels: ['tenant'] } } },
      errors: [
        forbidden('tenant', 'tenant', 1, 16, 'tenant: t, '),
        forbidden('userEmail', 'user_email', 1, 27, 'userEmail: e, '),
      ],
    },
  ]),
  valid: [
    {
      name: 'label objects with few values',
      code: `
requests.inc({ route: '/v1/models', method: 'GET', status_code: '200' });
requests.inc({ type: 'userId' });
requests.inc();
requests.inc(2);
requests.labels(user_id).inc();
function count(labels) { requests.inc(labels); }
`,
    },
    {
      name: 'exemplar labels',
      code: `requests.observe({ labels: { route }, value: 1, exemplarLabels: { user_id: id } }); t.startTimer({}, { user_id: id });`,
    },
    {
      name: 'maps, caches and stores',
      code: `
new Map().set({ user_id: id }, 1);
const cache = new WeakMap();
cache.set({ user_id: id }, 1);
store.set({ user_id: id });
this.session.set({ user_id: id });
collection.remove({ user_id: id });
`,
    },
    {
      name: 'logs, queries and answers',
      code: `
logger.info({ user_id: id }, 'signed in');
log.child({ org_id: org }).warn('slow');
await db('tokens').where({ user_id: id }).update({ org_id: org });
response.json({ user_id: id, session_id: session });
span.setAttributes({ user_id: id });
`,
    },
    {
      name: 'a counter of OpenTelemetry and one of k6',
      code: `
import { Counter } from 'k6/metrics';
meter.createCounter('requests').add(1, { user_id: id });
new Counter('errors').add(1, { user_id: id });
`,
    },
    {
      name: 'an object or a class of this file with methods of the same name',
      code: `
class Counter { inc(labels) {} }
new Counter().inc({ user_id: id });
const score = { inc(who) {} };
score.inc({ user_id: id });
const chart = { labels: () => {} };
chart.labels({ user_id: id });
`,
    },
    {
      name: 'a timer of something else',
      code: `const end = this.startTimer; end({ user_id: id }); const stop = begin(); stop({ user_id: id });`,
    },
    {
      name: 'a catalog that allows what the default policy forbids',
      code: `requests.inc({ user_id: id });`,
      settings: { 'ibex-metrics': { catalog: { metrics: [], forbiddenLabels: ['tenant'] } } },
    },
    {
      name: 'code that goes in circles',
      code: `
const a = b, b = a;
a.inc(b);
class A extends B {} class B extends A {}
new A({ labelNames: a });
let labels = { ...labels };
counter.inc(labels);
`,
    },
  ],
});

const identifying = (text: string, shape: string, label = 'label "client"') =>
  ({ messageId: 'identifyingValue', data: { label, text, shape } }) as const;

new RuleTester().run('no-high-cardinality-labels: constants that name one thing of many', rule, {
  invalid: [
    ...Object.entries({
      '3f2504e0-4f89-41d3-9a0c-0305e82c3301': 'a UUID',
      'https://example.com/': 'a URL',
      '/users/42': 'a path with an identifier in it',
      'ada@example.com': 'an e-mail address',
      '10.0.0.7': 'an IP address',
      '2024-08-06T12:34:56Z': 'a timestamp',
      '4bf92f3577b34da6a3ce929d0e0e4736': 'a long hexadecimal number',
      '0ujtsYcgvSTl8PAuAdqWYSMnLOv': 'a text of random characters',
    }).map(([text, shape]) => ({
      name: shape,
      code: `counter.inc({ client: '${text}' });`,
      errors: [{ ...identifying(text, shape), line: 1, column: 23 }],
    })),
    {
      name: 'each where it is written, or where it is used if that is elsewhere',
      code: `
const CLIENT = '10.0.0.7';
counter.inc({ client: CLIENT });
counter.inc({ client: local ? '10.0.0.8' : 'remote' });
`,
      errors: [
        { ...identifying('10.0.0.7', 'an IP address'), line: 3, column: 23 },
        { ...identifying('10.0.0.8', 'an IP address'), line: 4, column: 31 },
      ],
    },
    {
      name: 'numbers, which labels hold as texts',
      code: `counter.inc({ client: 1722947696123 });`,
      errors: [identifying('1722947696123', 'a timestamp')],
    },
    {
      name: 'by position',
      code: `
import { Counter } from 'prom-client';
const known = new Counter({ name: 'a', help: 'a', labelNames: ['client', 'result'] });
known.labels('10.0.0.7', 'ok').inc();
function record(unknown: Counter) {
  unknown.labels('ok', '10.0.0.7').inc();
}
`,
      errors: [
        identifying('10.0.0.7', 'an IP address'),
        identifying('10.0.0.7', 'an IP address', 'label value no. 2'),
      ],
    },
    {
      name: 'beside a forbidden name',
      code: `counter.inc({ user_id: 'ada@example.com' });`,
      errors: [
        {
          messageId: 'forbiddenLabel',
          line: 1,
          column: 15,
          suggestions: [{ messageId: 'removeLabel', data: { label: 'user_id' }, output: 'counter.inc({});' }],
        },
        identifying('ada@example.com', 'an e-mail address', 'label "user_id"'),
      ],
    },
  ],
  valid: [
    {
      name: 'one of few, and what is no constant',
      code: `counter.inc({ client: 'web', version: '1.2.3', code: 404, size: '1073741824', host, [name]: value });`,
    },
    {
      name: 'labels that hold a route have a rule of their own',
      code: `counter.inc({ route: '/users/42', http_url: 'https://example.com/', requestPath: '/users?page=2' });`,
    },
    {
      name: 'what the catalog lists, or has to say',
      code: `metrics.record.ibex_proxy_up.set({ peer: '10.0.0.7' }, 1);`,
      settings: {
        'ibex-metrics': {
          catalog: { metrics: [{ name: 'ibex_proxy_up', labels: { peer: { values: ['10.0.0.7'] } } }] },
        },
      },
    },
    {
      name: 'an exemplar, and what is no metric',
      code: `
durations.observe({ labels: { result: 'ok' }, value: 1, exemplarLabels: { trace: '4bf92f3577b34da6' } });
logger.info({ client: '10.0.0.7' });
`,
    },
  ],
});
