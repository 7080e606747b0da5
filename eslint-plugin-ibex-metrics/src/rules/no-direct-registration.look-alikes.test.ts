import { RuleTester } from '../testing/rule-tester.js';
import rule from './no-direct-registration.js';

const settings = { 'ibex-metrics': { metricsPackage: 'packages/metrics' } };

new RuleTester().run('no-direct-registration: code that only looks like it', rule, {
  invalid: [],
  valid: [
    {
      name: 'the metrics of k6',
      code: `import { Counter, Gauge } from 'k6/metrics'; const errors = new Counter('errors'); errors.add(1); new Gauge('g');`,
      settings,
    },
    {
      name: 'a plugin of Fastify',
      code: `import Fastify from 'fastify'; const app = Fastify(); await app.register(plugin, { prefix: '/v1' });`,
      settings,
    },
    {
      name: 'a field of react-hook-form',
      code: `const { register, handleSubmit } = useForm(); const props = register('email'); render(register);`,
      settings,
    },
    {
      name: 'the hook of ts-node',
      code: `import { register } from 'ts-node'; register({ transpileOnly: true });`,
      settings,
    },
    {
      name: 'a FinalizationRegistry',
      code: `const registry = new FinalizationRegistry(clean); registry.register(object, 'held');`,
      settings,
    },
    {
      name: 'a tracer provider',
      code: `const provider = new NodeTracerProvider(); provider.register();`,
      settings,
    },
    {
      name: 'a parameter that shadows the global registry',
      code: `
import { register } from 'prom-client';
function expose(register) { return register.metrics(); }
const other = (register) => register.clear();
`,
      settings,
    },
    {
      name: 'functions of the same names',
      code: `
function registerMetric(name) {}
function collectDefaultMetrics() {}
registerMetric('a');
collectDefaultMetrics();
`,
      settings,
    },
    {
      name: 'a class of the same name',
      code: `class Counter { inc() {} } class Registry {} new Counter().inc(); new Registry(); export { Counter };`,
      settings,
    },
    {
      name: 'a local class that shadows the import',
      code: `import { Counter } from 'prom-client'; { class Counter {} new Counter(); }`,
      settings,
    },
    {
      name: 'a histogram of d3',
      code: `import { histogram } from 'd3-array'; import * as d3 from 'd3'; histogram().domain([0, 1]); d3.histogram()(data);`,
      settings,
    },
    {
      name: 'an upsert of knex',
      code: `await knex('users').insert(row).onConflict('id').merge();`,
      settings,
    },
    {
      name: 'a counter of OpenTelemetry',
      code: `import { metrics } from '@opentelemetry/api'; metrics.getMeter('m').createCounter('c').add(1, { user_id: 1 });`,
      settings,
    },
    {
      name: 'text that mentions it',
      code: `/* import { Counter } from 'prom-client' */ log("require('prom-client')"); vi.mock('prom-client');`,
      settings,
    },
  ],
});
