import { expect, test } from 'vitest';
import { createRandom } from '../testing/random-body.js';
import { SeriesTable } from './series-table.js';

test('the first value of a key stays, through growth', () => {
  const table = new SeriesTable();
  const expected = new Map<string, number>();
  const random = createRandom(6);
  for (let value = 1; value <= 5000; value++) {
    // Few different halves, so that keys share slots and differ in one half only.
    const high = random(80) - 40;
    const low = random(80) - 40;
    const key = `${String(high)} ${String(low)}`;

    expect(table.claim(high, low, value)).toBe(expected.get(key) ?? 0);
    if (!expected.has(key)) expected.set(key, value);
  }
});
