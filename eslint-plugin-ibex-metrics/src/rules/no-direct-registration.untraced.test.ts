import { RuleTester } from '../testing/rule-tester.js';
import rule from './no-direct-registration.js';

const settings = {
  'ibex-metrics': {
    metricsPackage: 'packages/metrics',
    catalog: { metrics: [{ name: 'shop_cart_orders_total', labels: {} }] },
  },
};
const metricsPackage = '`packages/metrics`';

new RuleTester().run('no-direct-registration: what was handed in', rule, {
  invalid: [
    ...Object.entries({
      'a client in a field': [
        'this.client.Counter',
        'class A { f() { new this.client.Counter({ name, help }); } }',
      ],
      'a client in a parameter': [
        'client.Gauge',
        'export const f = (client) => new client.Gauge({ name, help });',
      ],
      'a client that is a member of an import': [
        'vendor.prom.Summary',
        `import { vendor } from './vendor'; new vendor.prom.Summary({ name, help });`,
      ],
      'a class in a parameter': [
        'Counter',
        'export function f(Counter) { return new Counter({ name, help }); }',
      ],
    }).map(([name, [, code = '']]) => ({
      name,
      code,
      settings,
      errors: [{ messageId: 'construction' as const }],
    })),
    ...Object.entries({
      'a registry by its name': 'export const f = (registry, m) => registry.registerMetric(m);',
      'a registry in a field': 'class A { f(m) { this.promRegistry.registerMetric(m); } }',
      'a registry by its annotation': `import type { Registry } from 'prom-client'; export const f = (r: Registry) => r.clear();`,
      'a registry by the annotation of a field': `
import client from 'prom-client';
class A { constructor(private readonly store: client.Registry) {} f() { this.store.resetMetrics(); } }`,
      'default labels': 'export const f = (register) => register.setDefaultLabels({ region: "eu" });',
    }).map(([name, code]) => ({
      name,
      code,
      settings,
      errors: [{ messageId: 'registryFunction' as const }],
    })),
    {
      name: 'the default metrics of a client that was handed in',
      code: 'export const f = ({ client }) => client.collectDefaultMetrics();',
      settings,
      errors: [{ messageId: 'defaultMetrics', data: { name: 'collectDefaultMetrics', metricsPackage } }],
    },
    {
      name: 'what changes a registry, and where the registry is made',
      code: `
import { Registry } from 'prom-client';
const mine = new Registry();
mine.registerMetric(metric);
mine.clear();
await mine.metrics();
`,
      settings,
      errors: [
        { messageId: 'construction', line: 3 },
        { messageId: 'registryFunction', data: { name: 'mine.registerMetric', metricsPackage }, line: 4 },
        { messageId: 'registryFunction', data: { name: 'mine.clear', metricsPackage }, line: 5 },
      ],
    },
    {
      name: 'the class that an object holds, at both places',
      code: `
import { Counter } from 'prom-client';
const classes = { Counter };
new classes.Counter({ name: 'a_total', help: 'A' });
`,
      settings,
      errors: [
        { messageId: 'escape', line: 3 },
        { messageId: 'construction', data: { name: 'classes.Counter', metricsPackage }, line: 4 },
      ],
    },
  ],
  valid: Object.entries({
    'a class of another module, imported in any way': `
import { Counter } from './widgets';
import * as widgets from './widgets';
const others = require('./others');
new Counter({ name, help }); new widgets.Gauge({ name, help }); new others.Summary({ name, help });
`,
    'a class of this file':
      'class Counter {} new Counter({ name, help }); new (class Gauge {})({ name, help });',
    'a class without the options of a metric': 'class A { f() { new this.ui.Counter({ label: "Likes" }); } }',
    'an own function called registerMetric':
      'registerMetric(m); this.registerMetric(m); plugin.registerMetric(m);',
    'an own registry, by its annotation': `
import { PluginRegistry } from './plugins';
export function f(registry: PluginRegistry) { registry.registerMetric(m); }
`,
    'an own registry, made here':
      'class Registry { clear() {} } const registry = new Registry(); registry.clear();',
    'a map that is called a registry': 'const registry = new Map(); registry.clear(); registry.delete("a");',
    'reading a registry': 'export const f = (registry) => registry.metrics();',
    'an own method called collectDefaultMetrics': 'class A { f() { this.collectDefaultMetrics(); } }',
  }).map(([name, code]) => ({ name, code, settings })),
});

new RuleTester().run('no-direct-registration: packages that register metrics themselves', rule, {
  invalid: [
    {
      name: 'a middleware',
      code: `import promBundle from 'express-prom-bundle'; app.use(promBundle({}));`,
      settings,
      errors: [{ messageId: 'wrapper', data: { name: 'express-prom-bundle', metricsPackage } }],
    },
    {
      name: 'a plugin that is handed on',
      code: `const metrics = require('fastify-metrics'); app.register(metrics, {});`,
      settings,
      errors: [{ messageId: 'wrapper', data: { name: 'fastify-metrics', metricsPackage } }],
    },
    {
      name: 'a factory of providers',
      code: `
import { InjectMetric, makeCounterProvider, PrometheusModule } from '@willsoto/nestjs-prometheus';
export const providers = [makeCounterProvider({ name: 'a_total', help: 'A' })];
class Service { constructor(@InjectMetric('a_total') readonly a) {} }
PrometheusModule.register();
`,
      settings,
      errors: [
        { messageId: 'wrapper', data: { name: 'makeCounterProvider', metricsPackage }, line: 3 },
        { messageId: 'wrapper', data: { name: 'PrometheusModule.register', metricsPackage }, line: 5 },
      ],
    },
    {
      name: 'any package of a scope',
      code: `import { createMiddleware } from '@promster/express'; createMiddleware({ app });`,
      settings,
      errors: [{ messageId: 'wrapper', data: { name: 'createMiddleware', metricsPackage } }],
    },
    {
      name: 'one that is loaded at run time',
      code: `const { default: bundle } = await import('express-prom-bundle'); bundle();`,
      settings,
      errors: [{ messageId: 'wrapper' }],
    },
    {
      name: 'one that the option adds, by its name or its scope',
      code: `
import { counter } from '@shop/legacy-metrics';
import { gauge } from '@old/metrics';
counter('a'); gauge('b');
`,
      options: [{ additionalModules: ['@shop/legacy-metrics', '@old/*'] }],
      settings,
      errors: [{ messageId: 'wrapper' }, { messageId: 'wrapper' }],
    },
  ],
  valid: [
    {
      name: 'one that nobody named',
      code: `import { counter } from '@shop/legacy-metrics'; counter('a');`,
      settings,
    },
    {
      name: 'a longer name, a file of the project, a type',
      code: `
import bundle from 'express-prom-bundle-not';
import local from './fastify-metrics';
import type { Opts } from 'express-prom-bundle';
bundle(); local();
`,
      settings,
    },
  ],
});

new RuleTester().run('no-direct-registration: the recorder of the catalog', rule, {
  invalid: [
    {
      name: 'is suggested where it is in scope',
      code: `
import { Counter } from 'prom-client';
import { metrics } from './metrics';
const orders = new Counter({ name: 'shop_cart_orders_total', help: 'Orders' });
`,
      settings,
      errors: [
        {
          messageId: 'construction',
          suggestions: [
            {
              messageId: 'useRecorder',
              data: { recorder: 'metrics.record.shop_cart_orders_total' },
              output: `
import { Counter } from 'prom-client';
import { metrics } from './metrics';
const orders = metrics.record.shop_cart_orders_total;
`,
            },
          ],
        },
      ],
    },
    {
      name: 'is not suggested out of scope, nor for a metric that the catalog does not have',
      code: `
import { Counter } from 'prom-client';
new Counter({ name: 'shop_cart_orders_total', help: 'Orders' });
function f(metrics) { new Counter({ name: 'other_total', help: 'Other' }); }
`,
      settings,
      errors: [
        { messageId: 'construction', suggestions: null },
        { messageId: 'construction', suggestions: null },
      ],
    },
  ],
  valid: [],
});

new RuleTester({ typed: true }).run('no-direct-registration: with types', rule, {
  invalid: [
    {
      name: 'a client, a class and a registry whose types are prom-client’s, whatever they are called',
      code: `
declare const tools: { kind: typeof import('prom-client').Counter };
declare const register: import('prom-client').Registry;
declare const collectDefaultMetrics: typeof import('prom-client').collectDefaultMetrics;
new tools.kind({ name: 'a_total', help: 'A' });
register.clear();
collectDefaultMetrics();
`,
      settings,
      errors: [
        { messageId: 'construction', data: { name: 'Counter', metricsPackage }, line: 5 },
        { messageId: 'registryFunction', data: { name: 'register.clear', metricsPackage }, line: 6 },
        { messageId: 'defaultMetrics', line: 7 },
      ],
    },
  ],
  valid: [
    {
      name: 'the same names and shapes of another type',
      code: `
interface Registry { registerMetric(name: string): void; clear(): void }
declare const registry: Registry;
declare const ui: { Counter: new (options: { name: string; help: string }) => object };
registry.registerMetric('a'); registry.clear(); new ui.Counter({ name: 'a', help: 'a' });
`,
      settings,
    },
  ],
});
