import { RuleTester } from '../testing/rule-tester.js';
import rule from './no-direct-registration.js';

const settings = { 'ibex-metrics': { metricsPackage: 'packages/metrics' } };
const metricsPackage = '`packages/metrics`';

/** A report of `new` on a class of prom-client. */
const construction = (name = 'Counter') =>
  ({ messageId: 'construction', data: { name, metricsPackage } }) as const;

new RuleTester().run('no-direct-registration: every way prom-client gets into a file', rule, {
  invalid: [
    ...Object.entries({
      'a named import': `import { Counter } from 'prom-client'; new Counter(o);`,
      'a renamed import': `import { Counter as PromCounter } from 'prom-client'; new PromCounter<'a'>(o);`,
      'a named import beside a type': `import { type Gauge, Counter } from 'prom-client'; new Counter(o);`,
      'a string name': `import { 'Counter' as C } from 'prom-client'; new C(o);`,
      'the default import': `import anything from 'prom-client'; new anything.Counter(o);`,
      'the default import, named': `import { default as prom } from 'prom-client'; new prom.Counter(o);`,
      'a namespace import': `import * as client from 'prom-client'; new client.Counter(o);`,
      'the default of a namespace': `import * as client from 'prom-client'; new client.default.Counter(o);`,
      'default and namespace in one clause': `import d, * as n from 'prom-client'; new n.Counter(o);`,
      'default and named in one clause': `import d, { Counter } from 'prom-client'; new d.Counter(o);`,
      'import = require()': `import client = require('prom-client'); new client.Counter(o);`,
      'an import alias': `import * as client from 'prom-client'; import C = client.Counter; new C(o);`,
      'a deep import': `import Counter from 'prom-client/lib/counter'; new Counter(o);`,
      'a deep import with an extension': `import Counter from 'prom-client/lib/counter.js'; new Counter(o);`,
      'a deep require': `const Counter = require('prom-client/lib/counter'); new Counter(o);`,
      'the index file': `import { Counter } from 'prom-client/index.js'; new Counter(o);`,
      'a member of require()': `new (require('prom-client').Counter)(o);`,
      'a name for require()': `const client = require('prom-client'); new client.Counter(o);`,
      'require() destructured': `const { Counter } = require('prom-client'); new Counter(o);`,
      'require() destructured and renamed': `const { Counter: C } = require('prom-client'); new C(o);`,
      'require() in a function': `function f() { const c = require('prom-client'); return new c.Counter(o); }`,
      'require() with a template': 'const c = require(`prom-client`); new c.Counter(o);',
      'require() with a constant': `const NAME = 'prom-client'; new (require(NAME).Counter)(o);`,
      'require() when it is assigned later': `let client; try { client = require('prom-client'); } catch {} new client.Counter(o);`,
      'require() assigned on demand': `let client; client ??= require('prom-client'); new client.Counter(o);`,
      'await import()': `const client = await import('prom-client'); new client.Counter(o);`,
      'await import() destructured': `const { Counter } = await import('prom-client'); new Counter(o);`,
      'the default of await import()': `const client = (await import('prom-client')).default; new client.Counter(o);`,
      'the default destructured': `const { default: { Counter } } = await import('prom-client'); new Counter(o);`,
      'import() awaited later': `const loading = import('prom-client'); const c = await loading; new c.Counter(o);`,
      'import().then()': `import('prom-client').then((client) => { new client.Counter(o); });`,
      'createRequire()': `import { createRequire } from 'node:module'; const load = createRequire(import.meta.url); const c = load('prom-client'); new c.Counter(o);`,
      'createRequire() renamed': `import { createRequire as make } from 'module'; const { Counter } = make(import.meta.url)('prom-client'); new Counter(o);`,
      'createRequire() of a namespace': `import * as m from 'node:module'; new (m.createRequire(import.meta.url)('prom-client').Counter)(o);`,
      'require() by another name': `const load = require; const { Counter } = load('prom-client'); new Counter(o);`,
      'require() of the module': `const { Counter } = module.require('prom-client'); new Counter(o);`,
      'a specifier that is put together': `const { Counter } = require('prom-' + 'client'); new Counter(o);`,
      'a path into node_modules': `import { Counter } from '../../node_modules/prom-client/index.js'; new Counter(o);`,
      'an npm specifier': `import { Counter } from 'npm:prom-client@15'; new Counter(o);`,
      'Reflect.construct()': `import { Counter } from 'prom-client'; Reflect.construct(Counter, [o]);`,
      'import().then() destructured': `import('prom-client').catch(log).then(function ({ Counter }) { new Counter(o); });`,
    }).map(([name, code]) => ({ name, code, settings, errors: [construction()] })),
    {
      name: 'require() where it is a declared global',
      code: `const { Counter } = require('prom-client'); new Counter(o);`,
      settings,
      languageOptions: { globals: { require: 'readonly' } },
      errors: [construction()],
    },
    {
      name: 'import().then() with a function from elsewhere',
      code: `import('prom-client').then(setUp);`,
      settings,
      errors: [{ messageId: 'escape', data: { name: 'prom-client', metricsPackage } }],
    },
    {
      name: 'a lazy import that is handed on',
      code: `const load = () => import('prom-client');`,
      settings,
      errors: [{ messageId: 'escape', data: { name: 'prom-client', metricsPackage } }],
    },
  ],
  valid: [
    {
      name: 'a local require',
      code: `function load(require) { return new (require('prom-client').Counter)(o); }`,
      settings,
    },
    {
      name: 'other modules, some with a name that begins alike',
      code: `
import { Counter } from 'prom-client-extras';
import { Gauge } from './prom-client.js';
const { Histogram } = require('@acme/prom-client');
const { Summary } = await import('prom');
new Counter(o); new Gauge(o); new Histogram(o); new Summary(o);
`,
      settings,
    },
    {
      name: 'an import for its side effects, and one whose value is thrown away',
      code: `import 'prom-client'; import('prom-client'); require('prom-client');`,
      settings,
    },
  ],
});

new RuleTester().run('no-direct-registration: ways through a file', rule, {
  invalid: [
    ...Object.entries({
      'an alias': `import { Counter } from 'prom-client'; const C = Counter; new C(o);`,
      'a chain of aliases': `import * as a from 'prom-client'; const b = a; const { Counter: c } = b; let d = c; new d(o);`,
      'a destructuring chain with a rest': `import a from 'prom-client'; const { Gauge, ...rest } = a; new rest.Counter(o);`,
      'destructuring by assignment': `import a from 'prom-client'; let C; ({ Counter: C } = a); new C(o);`,
      'a default in a pattern': `import { Counter } from 'prom-client'; const { C = Counter } = options; new C(o);`,
      'a default of a parameter': `import { Counter } from 'prom-client'; function f(C = Counter) { new C(o); }`,
      'a string member': `import a from 'prom-client'; new a['Counter'](o);`,
      'a constant computed member': `import a from 'prom-client'; const KIND = 'Counter'; new a[KIND](o);`,
      'a type assertion': `import { Counter } from 'prom-client'; new (Counter as any)(o);`,
      'a non-null assertion': `let a: any; a = require('prom-client'); new a!.Counter(o);`,
      'a satisfies expression': `import a from 'prom-client'; new (a satisfies object).Counter(o);`,
      'an instantiation expression': `import { Counter } from 'prom-client'; const C = Counter<'a'>; new C(o);`,
      'a fallback': `import { Counter } from 'prom-client'; const C = injected ?? Counter; new C(o);`,
      'a sequence': `import a from 'prom-client'; new (0, a.Counter)(o);`,
      'a name assigned twice': `import { Counter } from 'prom-client'; let C = Fake; if (real) C = Counter; new C(o);`,
      'an assignment used as a value': `let a; const b = (a = require('prom-client')); new b.Counter(o);`,
    }).map(([name, code]) => ({ name, code, settings, errors: [construction()] })),
    {
      name: 'a class chosen at run time is reported once',
      code: `import a from 'prom-client'; const Kind = up ? a.Gauge : a.Counter; new Kind(o);`,
      settings,
      errors: [construction('Gauge')],
    },
    {
      name: 'a class chosen by name at run time',
      code: `import a from 'prom-client'; new a[kind](o);`,
      settings,
      errors: [construction('a[kind]')],
    },
    {
      name: 'aliases of the global registry',
      code: `
import client from 'prom-client';
const { register: registry } = client;
const same = registry;
same.metrics();
const metrics = same.metrics;
`,
      settings,
      errors: [
        { messageId: 'globalRegistry', data: { name: 'register', metricsPackage }, line: 5, column: 1 },
        { messageId: 'globalRegistry', data: { name: 'register', metricsPackage }, line: 6, column: 17 },
      ],
    },
  ],
  valid: [],
});

new RuleTester().run('no-direct-registration: ways out of a file', rule, {
  invalid: [
    ...Object.entries({
      'export from': ['Counter', `export { Counter } from 'prom-client';`],
      'export from, renamed': ['Counter', `export { Counter as C } from 'prom-client';`],
      'export of the default': ['prom-client', `export { default } from 'prom-client';`],
      'export all': ['prom-client', `export * from 'prom-client';`],
      'export all under a name': ['prom-client', `export * as client from 'prom-client';`],
      'export of an import': ['Counter', `import { Counter } from 'prom-client'; export { Counter };`],
      'export of an alias': ['Counter', `import { Counter } from 'prom-client'; export const C = Counter;`],
      'export default': ['prom-client', `import client from 'prom-client'; export default client;`],
      'export =': ['prom-client', `import client = require('prom-client'); export = client;`],
      'export import': ['prom-client', `export import client = require('prom-client');`],
      'export of the global registry': ['register', `export { register } from 'prom-client';`],
      'module.exports': ['prom-client', `module.exports = require('prom-client');`],
      'a member of module.exports': ['Counter', `module.exports.C = require('prom-client').Counter;`],
      'a member of exports': ['Counter', `const { Counter } = require('prom-client'); exports.C = Counter;`],
    } as const).map(([name, [exported, code]]) => ({
      name,
      code,
      settings,
      errors: [{ messageId: 'reExport', data: { name: exported, metricsPackage } } as const],
    })),
    {
      name: 'an object in module.exports',
      code: `const client = require('prom-client'); module.exports = { client };`,
      settings,
      errors: [{ messageId: 'escape', data: { name: 'prom-client', metricsPackage }, column: 59 }],
    },
    {
      name: 'each name of an export on its own',
      code: `export { Counter, linearBuckets, type Gauge, Registry } from 'prom-client';`,
      settings,
      errors: [
        { messageId: 'reExport', data: { name: 'Counter', metricsPackage }, column: 10 },
        { messageId: 'reExport', data: { name: 'Registry', metricsPackage }, column: 46 },
      ],
    },
  ],
  valid: [],
});
