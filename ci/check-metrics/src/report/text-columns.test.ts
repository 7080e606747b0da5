import { expect, it } from 'vitest';

import { textColumns } from './text-columns.js';

const COLUMNS = [{ align: 'left' }, { align: 'right' }, { align: 'left' }] as const;

it('aligns columns to their widest text', () => {
  const rows = [
    ['metric', 'series', 'labels'],
    ['a_total', '1', 'b'],
    ['a', '1000000', ''],
  ].map((row) => row.map((text) => ({ text })));
  expect(textColumns(COLUMNS, rows)).toEqual([
    'metric    series  labels',
    'a_total        1  b',
    'a        1000000',
  ]);
});

it('counts no colour as width', () => {
  const paint = (text: string) => `<${text}>`;
  expect(
    textColumns(COLUMNS, [
      [{ text: 'a', paint }, { text: '1' }],
      [{ text: 'bcd' }, { text: '22' }],
    ]),
  ).toEqual(['<a>     1', 'bcd  22']);
});

it('lets no endless text widen the other rows', () => {
  const [, short] = textColumns(COLUMNS, [[{ text: 'a'.repeat(1e6) }], [{ text: 'b' }, { text: '1' }]]);
  expect(short).toBe(`b${' '.repeat(201)}1`);
});
