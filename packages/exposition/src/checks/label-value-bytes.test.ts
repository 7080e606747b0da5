import { labelValueShape } from '@ibex/catalog/label-value-shape';
import { expect, test } from 'vitest';
import { createRandom } from '../testing/random-body.js';
import { mayHaveShape } from './label-value-bytes.js';

const encoder = new TextEncoder();

const PARTS: readonly string[] = [
  ...[
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'https://',
    'www.',
    'example.com',
    '/users/',
    '8271',
    'jane',
    '@',
    '10.0.0.7',
  ],
  ...[
    '::1',
    'fe80:',
    '2026-11-23',
    'T01:27:45Z',
    '1700000000',
    'd41d8cd98f00b204',
    'e9800998ecf8427e',
    'aB3dE5gH7jK9',
  ],
  ...[
    'mN1pQ3sT5vW7',
    '-',
    '_',
    '.',
    ':',
    '/',
    '?',
    ' ',
    'Bearer ',
    'Tue, 06 Aug 2024 12:34:56 GMT',
    'Tue Aug 06 12:34:56 UTC 2024',
    'sk_live_',
    'GET',
    'node',
    'a',
    'F',
    '0',
    '9',
    'é',
  ],
];

test('a value that has a shape may have one', () => {
  const random = createRandom(21);
  let shaped = 0;
  for (let i = 0; i < 100_000; i++) {
    const value = Array.from({ length: 1 + random(4) }, () => PARTS[random(PARTS.length)]).join('');
    if (labelValueShape(value) === undefined) continue;
    shaped++;
    const bytes = encoder.encode(value);

    expect([value, mayHaveShape(bytes, 0, bytes.length)]).toEqual([value, true]);
  }

  expect(shaped).toBeGreaterThan(10_000);
});

test.each(['', 'GET', '200', 'node-17', 'checkout-7d9f8b6c5d-x2x4z', 'eu-west-1', 'status.ok'])(
  '%j has none',
  (value) => {
    const bytes = encoder.encode(value);

    expect(mayHaveShape(bytes, 0, bytes.length)).toBe(false);
  },
);
