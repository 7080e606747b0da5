import path from 'node:path';

import { RuleTester } from '../testing/rule-tester.js';
import rule from './bounded-label-values.js';

const settings = {
  'ibex-metrics': {
    catalog: {
      metrics: [
        { name: 'shop_logins_total', labels: { result: { values: ['ok', 'denied', 'error'] } } },
        {
          name: 'shop_requests_total',
          labels: {
            route: { values: ['/v1/orders', '/v1/orders/:id', 'unmatched'] },
            method: { values: ['GET', 'POST', 'OTHER'] },
            status_code: { values: ['200', '404', '500', '503', '301', '302', '304', 'OTHER'] },
          },
        },
        { name: 'shop_wait_seconds', labels: { result: { values: ['ok', 'error'] }, zone: {} } },
        { name: 'shop_open', labels: { state: { values: ['idle', 'in_use'] } } },
      ],
    },
    metricsPackage: 'packages/metrics',
  },
};

type MessageId = 'foreignValue' | 'unboundedValue' | 'unprovenLabels' | 'unprovenValue';

/** A finding without a suggestion. */
const finding = (messageId: MessageId, line: number, column: number) =>
  ({ messageId, line, column, suggestions: null }) as const;

/** Cases of values of one label: `record.shop_logins_total.inc({ result: … })`. */
const results = (...values: string[]) =>
  values.map((value) => `record.shop_logins_total.inc({ result: ${value} });`).join('\n');

/** A finding of the same kind for each of these. */
const eachLine = (messageId: MessageId, count: number, firstLine = 1) =>
  Array.from({ length: count }, (_, index) => finding(messageId, firstLine + index, 40));

new RuleTester().run('bounded-label-values: constants', rule, {
  invalid: [
    {
      name: 'a literal that is no member',
      code: results(`'timeout'`, `\`timeout\``, `''`, `404`, `true`, `'time' + 'out'`),
      settings,
      errors: eachLine('foreignValue', 6),
    },
    {
      name: 'a member in another case or spelling, and a slip, with a suggestion in the same quotes',
      code: `record.shop_logins_total.inc({ result: 'OK' });
record.shop_open.set({ state: "in-use" }, 1);
record.shop_logins_total.inc({ result: \`eror\` });`,
      settings,
      errors: [
        {
          messageId: 'foreignValue',
          data: {
            label: '"result"',
            metric: 'shop_logins_total',
            found: '"OK"',
            domain: '"ok", "denied", "error"',
          },
          line: 1,
          column: 40,
          suggestions: [
            {
              messageId: 'useMember',
              data: { member: 'ok' },
              output: `record.shop_logins_total.inc({ result: 'ok' });
record.shop_open.set({ state: "in-use" }, 1);
record.shop_logins_total.inc({ result: \`eror\` });`,
            },
          ],
        },
        {
          messageId: 'foreignValue',
          line: 2,
          column: 31,
          suggestions: [
            {
              messageId: 'useMember',
              data: { member: 'in_use' },
              output: `record.shop_logins_total.inc({ result: 'OK' });
record.shop_open.set({ state: "in_use" }, 1);
record.shop_logins_total.inc({ result: \`eror\` });`,
            },
          ],
        },
        {
          messageId: 'foreignValue',
          line: 3,
          column: 40,
          suggestions: [
            {
              messageId: 'useMember',
              data: { member: 'error' },
              output: `record.shop_logins_total.inc({ result: 'OK' });
record.shop_open.set({ state: "in-use" }, 1);
record.shop_logins_total.inc({ result: \`error\` });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a long domain is cut short in the message',
      code: `record.shop_requests_total.inc({ route: '/v1/orders', method: 'GET', status_code: 418 });`,
      settings,
      errors: [
        {
          messageId: 'foreignValue',
          data: {
            label: '"status_code"',
            metric: 'shop_requests_total',
            found: '"418"',
            domain: '"200", "404", "500", "503", "301", "302" and 2 more',
          },
          line: 1,
          column: 83,
          suggestions: null,
        },
      ],
    },
    {
      name: 'through names, members, enums and assertions, reported where the label gets it',
      code: `const SLOW = 'timeout';
const RESULT = { slow: 'timeout' } as const;
enum Result { Slow = 'timeout' }
${results('SLOW', 'RESULT.slow', 'Result.Slow', `'timeout' as 'ok'`)}`,
      settings,
      errors: eachLine('foreignValue', 4, 4),
    },
    {
      name: 'every literal of a choice',
      code: `record.shop_logins_total.inc({ result: a ? 'ok' : b ? 'timeout' : 'late' });
record.shop_logins_total.inc({ result: (a && 'timeout') || 'ok' });`,
      settings,
      errors: [
        finding('foreignValue', 1, 55),
        finding('foreignValue', 1, 67),
        finding('foreignValue', 2, 46),
      ],
    },
    {
      name: 'a variable that gets another value on the way, reported once',
      code: `let result = 'ok';
if (a) result = 'timeout';
if (b) result = 'late';
record.shop_logins_total.inc({ result });`,
      settings,
      errors: [finding('foreignValue', 4, 32)],
    },
    {
      name: 'a member chosen at run time, an element of a loop, and what a function of the file returns',
      code: `const RESULTS = { a: 'ok', b: 'timeout' };
record.shop_logins_total.inc({ result: RESULTS[key] });
for (const state of ['idle', 'lost']) record.shop_open.set({ state }, 1);
['idle', 'lost'].forEach((state) => record.shop_open.set({ state }, 1));
function resultOf(status) { if (status < 400) return 'ok'; return 'timeout'; }
record.shop_logins_total.inc({ result: resultOf(status) });
class Logins { #of(x) { return x ? 'ok' : 'late'; } add(x) { record.shop_logins_total.inc({ result: this.#of(x) }); } }`,
      settings,
      errors: [
        finding('foreignValue', 2, 40),
        finding('foreignValue', 3, 62),
        finding('foreignValue', 4, 60),
        finding('foreignValue', 6, 40),
        finding('foreignValue', 7, 101),
      ],
    },
    {
      name: 'a template whose parts are all known',
      code: `record.shop_logins_total.inc({ result: \`\${a ? 'o' : 'no'}\${'k'}\` });`,
      settings,
      errors: [
        {
          messageId: 'foreignValue',
          data: {
            label: '"result"',
            metric: 'shop_logins_total',
            found: '"nok"',
            domain: '"ok", "denied", "error"',
          },
          line: 1,
          column: 40,
          // One text among several: what to write instead is not known.
          suggestions: null,
        },
      ],
    },
  ],
  valid: [
    {
      name: 'members, however they are written',
      code: `const OK = 'ok';
const RESULT = Object.freeze({ ok: 'ok', inner: { no: 'denied' } } as const);
enum Result { Ok = 'ok' }
${results(`'ok'`, `\`denied\``, `'den' + 'ied'`, 'OK', 'RESULT.inner.no', 'Result.Ok', `'ok' satisfies string`, `'OK'.toLowerCase()`)}`,
      settings,
    },
    {
      name: 'a number that is a member',
      code: `record.shop_requests_total.inc({ route: 'unmatched', method: 'GET', status_code: 200 });`,
      settings,
    },
    {
      name: 'choices, functions, loops and maps of members only',
      code: `const resultOf = (error) => (error ? 'error' : 'ok');
const RESULTS = { a: 'ok', b: 'error' };
const end = a ? 'ed' : 'ied';
let result;
result = null;
try { result = 'ok'; } catch { result = 'error'; }
${results(`a ? 'ok' : 'error'`, `a ?? 'ok'`.replace('a', 'RESULTS[key]'), 'resultOf(e)', 'String(resultOf(e))', 'result')}
for (const state of ['idle', 'in_use'] as const) record.shop_open.set({ state }, 1);
['idle', 'in_use'].forEach((state) => { record.shop_open.set({ state }, pool[state]); });`,
      settings,
    },
    {
      name: 'a value that is looked up in a list of members before',
      code: `const METHODS = ['GET', 'POST'];
const RESULTS = new Set(['ok', 'denied']);
record.shop_requests_total.inc({ method: METHODS.includes(req.method) ? req.method : 'OTHER' });
${results(`RESULTS.has(text) ? text : 'error'`)}`,
      settings,
    },
  ],
});

new RuleTester().run('bounded-label-values: values that can be anything', rule, {
  invalid: [
    {
      name: 'texts of errors, times and ids',
      code: results(
        'err.message',
        'error.cause?.stack',
        'String(err)',
        'err.toString()',
        'new Date().toISOString()',
        'Date.now()',
        'randomUUID()',
        'crypto.randomUUID()',
      ),
      settings,
      errors: eachLine('unboundedValue', 8),
    },
    {
      name: 'a template or concatenation with a part that is not known',
      code: results(
        '`failed: ${reason}`',
        `'failed: ' + reason`,
        '`${reason}`',
        'kind + reason',
        '`${a}:${b}`',
      ),
      settings,
      errors: eachLine('unboundedValue', 5),
    },
    {
      name: 'the message says what it is and what to map it to',
      code: results('a ? "ok" : err.message'),
      settings,
      errors: [
        {
          messageId: 'unboundedValue',
          data: {
            label: '"result"',
            metric: 'shop_logins_total',
            source: 'err.message',
            domain: '"ok", "denied", "error"',
          },
          line: 1,
          column: 51,
          suggestions: null,
        },
      ],
    },
    {
      name: 'through a name and the functions of the file',
      code: `const reason = err.message;
let text = ''; text = text + reason;
const describe = (e) => { return \`\${e.name}: \${e.message}\`; };
${results('reason', 'text', 'describe(err)')}`,
      settings,
      errors: [
        finding('unboundedValue', 4, 40),
        finding('unboundedValue', 5, 40),
        finding('unboundedValue', 6, 40),
      ],
    },
    {
      name: 'a text that is made of trusted ones is another',
      code: `import { routeLabel } from '@ibex/metrics';
record.shop_requests_total.inc({ route: '/api' + routeLabel(url) });`,
      settings,
      errors: [finding('unboundedValue', 2, 41)],
    },
  ],
  valid: [
    {
      name: 'in a label without a domain, and in what is no label',
      code: `record.shop_wait_seconds.observe({ result: 'ok', zone: \`\${zone}\` }, 1);
logger.error({ result: err.message, state: String(err) });`,
      settings,
    },
  ],
});

new RuleTester().run('bounded-label-values: values that cannot be told', rule, {
  invalid: [
    {
      name: 'a parameter, an import, a global, a member and the result of a call',
      code: `import { RESULT } from './results.js';
function count(result) { record.shop_logins_total.inc({ result }); }
${results('RESULT', 'result', 'login.result', 'resultOf(login)', 'await login()', 'new Result()', 'map.get(key)')}`,
      settings,
      errors: [finding('unprovenValue', 2, 57), ...eachLine('unprovenValue', 7, 3)],
    },
    {
      name: 'one finding for all that is not known of a label',
      code: results(`a.b ?? c.d ?? 'ok'`),
      settings,
      errors: [
        {
          messageId: 'unprovenValue',
          data: {
            label: '"result"',
            metric: 'shop_logins_total',
            source: 'a.b',
            domain: '"ok", "denied", "error"',
          },
          line: 1,
          column: 40,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a default, a rest, a changed list and an asynchronous function bound nothing',
      code: `function count({ result = 'ok' }) { record.shop_logins_total.inc({ result }); }
for (const state of [...states, 'idle']) record.shop_open.set({ state }, 1);
const RESULTS = { ...more, ok: 'ok' };
async function resultOf() { return 'ok'; }
${results('RESULTS[key]', 'resultOf()', `RESULTS.includes(x) ? x : 'ok'`)}`,
      settings,
      errors: [
        finding('unprovenValue', 1, 68),
        finding('unprovenValue', 2, 65),
        finding('unprovenValue', 5, 40),
        finding('unprovenValue', 6, 40),
        finding('unprovenValue', 7, 62),
      ],
    },
    {
      name: 'labels that come as a whole from elsewhere',
      code: `function count(labels) { record.shop_requests_total.inc(labels); }
record.shop_logins_total.inc({ ...labels });
record.shop_logins_total.inc({ [label]: 'ok' });
record.shop_requests_total.inc({ method: 'GET', route: 'unmatched', ...more });
record.shop_wait_seconds.startTimer()(labels);`,
      settings,
      errors: [
        {
          messageId: 'unprovenLabels',
          data: {
            metric: 'shop_requests_total',
            source: 'labels',
            label: '"route", "method", "status_code"',
          },
          line: 1,
          column: 57,
        },
        finding('unprovenLabels', 2, 35),
        finding('unprovenLabels', 3, 32),
        {
          messageId: 'unprovenLabels',
          data: { metric: 'shop_requests_total', source: 'more', label: '"status_code"' },
          line: 4,
          column: 72,
        },
        finding('unprovenLabels', 5, 39),
      ],
    },
  ],
  valid: [
    {
      name: 'functions of the metrics package, imported by its name or its path',
      code: `import { methodLabel, routeLabel as route } from '@ibex/metrics';
import * as labels from '../../../packages/metrics/src/labels.js';
import { foldLabelValue } from '@ibex/catalog';
const { statusCodeLabel } = require('../../../packages/metrics');
const method = methodLabel(req.method);
const statusOf = (reply) => statusCodeLabel(reply.statusCode);
record.shop_requests_total.inc({ route: route(req.url), method, status_code: statusOf(reply) });
${results('labels.resultLabel(login)', 'foldLabelValue(results, text)', 'labels.OK', 'String(labels.resultLabel(login))')}`,
      filename: 'services/shop/src/server.ts',
      settings,
    },
    {
      name: 'a package of another name, as its package.json has it',
      code: `import { resultLabel } from 'eslint-plugin-ibex-metrics';
import { stateLabel } from 'eslint-plugin-ibex-metrics/labels';
${results('resultLabel(login)')}
record.shop_open.set({ state: stateLabel(x) }, 1);`,
      settings: {
        'ibex-metrics': {
          ...settings['ibex-metrics'],
          metricsPackage: path.join(import.meta.dirname, 'metrics'),
        },
      },
    },
    {
      name: 'modules named by the option',
      code: `import { resultLabel } from '#labels'; ${results('resultLabel(login)')}`,
      options: [{ additionalLabelModules: ['#labels'] }],
      settings,
    },
    {
      name: 'a spread whose labels are given besides, or have no domain',
      code: `record.shop_logins_total.inc({ ...fields, result: 'ok' });
record.shop_wait_seconds.observe({ result: 'ok', ...zones }, seconds);
const shared = { method: 'GET', ...(isKnown && { route: 'unmatched' }) } as const;
record.shop_requests_total.inc({ ...shared, status_code: '200' });`,
      settings,
    },
  ],
});

new RuleTester().run('bounded-label-values: every way to record', rule, {
  invalid: [
    {
      name: 'each method, and the function that startTimer returns',
      code: `record.shop_open.inc({ state: 'lost' });
record.shop_open.dec({ state: 'lost' }, 2);
record.shop_open.set({ state: 'lost' }, 2);
record.shop_wait_seconds.observe({ result: 'lost' }, 2);
record.shop_wait_seconds.zero({ result: 'lost' });
record.shop_wait_seconds.remove({ result: 'lost' });
record.shop_wait_seconds.labels({ result: 'lost' }).observe(2);
record.shop_wait_seconds.startTimer({ result: 'lost' });
const end = record.shop_wait_seconds.startTimer();
end({ result: 'lost' });
record?.['shop_open']?.inc({ 'state': 'lost' });`,
      settings,
      errors: [
        finding('foreignValue', 1, 31),
        finding('foreignValue', 2, 31),
        finding('foreignValue', 3, 31),
        finding('foreignValue', 4, 44),
        finding('foreignValue', 5, 41),
        finding('foreignValue', 6, 43),
        finding('foreignValue', 7, 43),
        finding('foreignValue', 8, 47),
        finding('foreignValue', 10, 15),
        finding('foreignValue', 11, 39),
      ],
    },
    {
      name: 'values by position, in the order of the catalog',
      code: `record.shop_requests_total.labels('/v1/orders', 'PUT', '200').inc();
record.shop_wait_seconds.remove(err.message, zone);
record.shop_requests_total.labels('unmatched', ...rest).inc();`,
      settings,
      errors: [
        finding('foreignValue', 1, 49),
        finding('unboundedValue', 2, 33),
        finding('unprovenLabels', 3, 48),
      ],
    },
    {
      name: 'the form with exemplars',
      code: `record.shop_wait_seconds.observe({ labels: { result: 'lost' }, value: 1, exemplarLabels: { result: trace } });`,
      settings,
      errors: [finding('foreignValue', 1, 54)],
    },
    {
      name: 'a metric of prom-client that has the name of one in the catalog',
      code: `import { Counter } from 'prom-client';
const logins = new Counter({ name: 'shop_logins_total', help: 'Logins', labelNames: ['result'] });
logins.inc({ result: 'lost' });
logins.labels('lost').inc();`,
      filename: 'packages/metrics/src/logins.ts',
      settings,
      errors: [finding('foreignValue', 3, 22), finding('foreignValue', 4, 15)],
    },
    {
      name: 'a recorder that goes by another name, or is kept in a field',
      code: `const { shop_logins_total: logins } = metrics.record;
logins.inc({ result: 'lost' });
class Logins { #logins = metrics.record.shop_logins_total; add() { this.#logins.inc({ result: 'lost' }); } }`,
      settings,
      errors: [finding('foreignValue', 2, 22), finding('foreignValue', 3, 95)],
    },
    {
      name: 'labels that are shared by metrics, each judged once',
      code: `const labels = { result: 'lost' };
record.shop_logins_total.inc(labels);
record.shop_wait_seconds.observe(labels, 1);`,
      settings,
      errors: [finding('foreignValue', 1, 26)],
    },
    {
      name: 'JavaScript',
      code: `exports.count = (result) => metrics.record.shop_logins_total.inc({ result });`,
      filename: 'count.cjs',
      settings,
      errors: [finding('unprovenValue', 1, 68)],
    },
  ],
  valid: [
    {
      name: 'without a catalog, and with one that cannot be used',
      code: results(`'timeout'`, 'err.message'),
    },
    {
      name: 'a metric that the catalog does not have, or that is not known',
      code: `record.shop_other_total.inc({ result: 'timeout' });
requests.inc({ result: err.message });
function add(counter, labels) { counter.inc(labels); }`,
      settings,
    },
    {
      name: 'what records no labels',
      code: `record.shop_wait_seconds.observe(seconds);
record.shop_open.set(count);
record.shop_open.inc();
record.shop_open.inc(2);
record.shop_logins_total.inc(undefined, 2);
const values = { shop_logins_total: { result: 'timeout' } };`,
      settings,
    },
    {
      name: 'values that are missing, which is not a matter of their number',
      code: results('undefined', 'null'),
      settings,
    },
  ],
});
