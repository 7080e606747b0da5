import { expect, it } from 'vitest';

import { findIdentifiers } from './find-identifiers.js';

const IDENTIFIERS = [
  { kind: 'organisation', value: '6F1C2F64-5b7e-4c39-9e0a-0d8f6b1a2c3d' },
  { kind: 'session', value: 'not-there' },
];

it('finds an identifier in any line and any case, and never repeats it', () => {
  const body = Buffer.from('# HELP a b\na{route="/6f1c2f64-5B7E-4c39-9e0a-0d8f6b1a2c3d"} 1\n');
  expect(findIdentifiers(body, IDENTIFIERS)).toEqual([{ kind: 'organisation', line: 2 }]);
});

it('finds nothing where there is nothing', () => {
  expect(findIdentifiers(Buffer.from('a 1\n'), IDENTIFIERS)).toEqual([]);
});
