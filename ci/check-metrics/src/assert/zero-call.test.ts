import { counter, enumeration, gauge, histogram } from '@ibex/catalog';
import { expect, it } from 'vitest';

import { zeroCall } from './zero-call.js';

const result = enumeration(['ok', 'error']);

it.each([
  [counter('a_total', { help: 'A' }), 'a_total.inc(0)'],
  [counter('a_total', { help: 'A', labels: { result } }), "a_total.inc({ result: 'ok' }, 0)"],
  [gauge('a', { help: 'A' }), 'a.set(0)'],
  [gauge('a', { help: 'A', labels: { result } }), "a.set({ result: 'ok' }, 0)"],
  [histogram('a_seconds', { help: 'A' }), 'a_seconds.zero({})'],
  [histogram('a_seconds', { help: 'A', labels: { result } }), "a_seconds.zero({ result: 'ok' })"],
  [
    counter('a_total', { help: 'A', labels: { result }, initial: [{ result: ['error'] }] }),
    "a_total.inc({ result: 'error' }, 0)",
  ],
])('%# is started by a call of prom-client', (definition, call) => {
  expect(zeroCall(definition)).toBe(call);
});
