import { enumeration, foldLabelValue, httpStatusCodes, routeTemplates } from '@ibex/catalog';
import { expect, it } from 'vitest';

import { recordedOtherwise } from './recorded-otherwise.js';

const quoted = (value: string): string => `"${value}"`;

it.each([
  ['an enumeration without one for the rest', enumeration(['a', 'b']), undefined],
  ['an enumeration', enumeration(['a', 'b'], { other: 'b' }), 'anything else is "b"'],
  ['routes', routeTemplates(['/a']), 'anything else is "unmatched"'],
  ['status codes that are of no class', httpStatusCodes([204]), 'anything else is "OTHER"'],
])('%s', (_, domain, words) => {
  expect(recordedOtherwise(domain, quoted)).toBe(words);
});

it('of status codes their class goes before the rest, as it does where they are recorded', () => {
  const domain = httpStatusCodes([200, 404, 500]);
  expect(recordedOtherwise(domain, quoted)).toBe(
    'another code is that of its class ("200", "500"), anything else is "OTHER"',
  );
  expect([201, 418, 503].map((code) => foldLabelValue(domain, code))).toEqual(['200', 'OTHER', '500']);
});
