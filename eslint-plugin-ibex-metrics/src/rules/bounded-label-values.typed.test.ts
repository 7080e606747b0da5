import { RuleTester } from '../testing/rule-tester.js';
import rule from './bounded-label-values.js';

const settings = {
  'ibex-metrics': {
    catalog: {
      metrics: [
        { name: 'shop_logins_total', labels: { result: { values: ['ok', 'denied', 'error'] } } },
        {
          name: 'shop_requests_total',
          labels: { method: { values: ['GET', 'POST'] }, status_code: { values: ['200', '404'] } },
        },
      ],
    },
  },
};

const RECORDERS = `
import type { Counter } from 'prom-client';
declare const record: { shop_logins_total: Counter; shop_requests_total: Counter };
type Result = 'ok' | 'denied';`;

new RuleTester({ typed: true }).run('bounded-label-values: with type information', rule, {
  invalid: [
    {
      name: 'a union with members outside of the domain, which the message names',
      code: `${RECORDERS}
declare const outcome: Result | 'timeout' | 'late';
record.shop_logins_total.inc({ result: outcome });`,
      settings,
      errors: [
        {
          messageId: 'foreignValue',
          data: {
            label: '"result"',
            metric: 'shop_logins_total',
            found: '"timeout", "late"',
            domain: '"ok", "denied", "error"',
          },
          line: 6,
          column: 40,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a type that is wider than any domain',
      code: `${RECORDERS}
declare const values: { text: string; any: any; unknown: unknown; prefixed: \`err_\${string}\`; code: number };
record.shop_logins_total.inc({ result: values.text });
record.shop_logins_total.inc({ result: values.any });
record.shop_logins_total.inc({ result: values.unknown as string });
record.shop_logins_total.inc({ result: values.prefixed });
record.shop_logins_total.inc({ result: values.code + 1 });`,
      settings,
      errors: [6, 7, 8, 9, 10].map((line) => ({ messageId: 'unprovenValue' as const, line, column: 40 })),
    },
    {
      name: 'what is written under an assertion counts, not the assertion',
      code: `${RECORDERS}
record.shop_logins_total.inc({ result: 'late' as Result });`,
      settings,
      errors: [{ messageId: 'foreignValue', line: 5, column: 40, suggestions: null }],
    },
    {
      name: 'a template of types that are not all members together',
      code: `${RECORDERS}
declare const kind: 'o' | 'no';
record.shop_logins_total.inc({ result: \`\${kind}k\` });
declare const error: Error;
record.shop_logins_total.inc({ result: \`\${error.name}\` });`,
      settings,
      errors: [
        { messageId: 'foreignValue', line: 6, column: 40, suggestions: null },
        { messageId: 'unboundedValue', line: 8, column: 40 },
      ],
    },
    {
      name: 'labels as a whole, of which one has too wide a type',
      code: `${RECORDERS}
declare const labels: { method: 'GET'; status_code: string };
record.shop_requests_total.inc(labels);
record.shop_requests_total.inc({ ...labels });
record.shop_requests_total.labels(labels).inc();`,
      settings,
      errors: [
        {
          messageId: 'unprovenLabels',
          data: { metric: 'shop_requests_total', source: 'labels', label: '"status_code"' },
          line: 6,
          column: 32,
        },
        { messageId: 'unprovenLabels', line: 7, column: 37 },
        { messageId: 'unprovenLabels', line: 8, column: 35 },
      ],
    },
  ],
  valid: [
    {
      name: 'members by type: parameters, fields, calls, type parameters, narrowing, enums, optional values',
      code: `${RECORDERS}
enum Outcome { Ok = 'ok', Error = 'error' }
declare function resultOf(error: unknown): Result;
declare function isResult(text: string): text is Result;
declare function login(): Promise<{ result: Result }>;
export async function count<R extends Result>(result: Result, generic: R, outcome: Outcome, text: string, maybe?: Result) {
  record.shop_logins_total.inc({ result });
  record.shop_logins_total.inc({ result: generic });
  record.shop_logins_total.inc({ result: outcome });
  record.shop_logins_total.inc({ result: resultOf(text) });
  record.shop_logins_total.inc({ result: (await login()).result });
  record.shop_logins_total.inc({ result: maybe ?? 'error' });
  record.shop_logins_total.inc({ result: text as Result });
  if (isResult(text)) record.shop_logins_total.inc({ result: text });
  if (text === 'ok') record.shop_logins_total.inc({ result: text });
}`,
      settings,
    },
    {
      name: 'members by a template, a conversion or a lookup of literal types',
      code: `${RECORDERS}
declare const kind: 'o' | 'O';
declare const code: 200 | 404;
declare const method: 'get' | 'post';
declare const status: Record<string, Result>;
record.shop_logins_total.inc({ result: \`den\${'ied' as const}\` });
record.shop_logins_total.inc({ result: \`\${kind}k\`.toLowerCase() });
record.shop_logins_total.inc({ result: status[kind]! });
record.shop_requests_total.inc({ method: method.toUpperCase(), status_code: code });
record.shop_requests_total.inc({ method: 'GET', status_code: String(code) });`,
      settings,
    },
    {
      name: 'labels as a whole whose types are members',
      code: `${RECORDERS}
interface Labels { method: 'GET' | 'POST'; status_code: '200' | '404' }
export function count<R extends Result>(labels: Labels, more: { method: 'GET' }, generic: { result: R }) {
  record.shop_logins_total.inc(generic);
  record.shop_requests_total.inc(labels);
  record.shop_requests_total.inc({ ...labels });
  record.shop_requests_total.inc({ ...more, status_code: '200' });
  record.shop_requests_total.labels(labels).inc();
}`,
      settings,
    },
    {
      name: 'a number is an amount, not the labels',
      code: `${RECORDERS}
export function count(amount: number, same: 1 | 2) {
  record.shop_logins_total.inc(amount);
  record.shop_logins_total.inc(same);
}`,
      settings,
    },
  ],
});
