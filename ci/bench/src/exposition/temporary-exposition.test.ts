import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';

import { expect, it } from 'vitest';

import { temporaryExposition } from './temporary-exposition.js';

it('is a file of the size that was counted, until it is removed', async () => {
  const exposition = await temporaryExposition({ series: 5000 });
  const { bytes, series, families } = exposition.size;
  expect((await stat(exposition.path)).size).toBe(bytes);
  expect(series).toBe(5000);
  expect(families).toBeGreaterThan(2);
  exposition.remove();
  expect(existsSync(exposition.path)).toBe(false);
});
