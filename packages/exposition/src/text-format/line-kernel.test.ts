import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { SeriesTable } from '../bytes/series-table.js';
import { createRandom } from '../testing/random-body.js';
import { validateExposition } from '../validate-exposition.js';
import { KERNEL_STOP, LineKernel } from './line-kernel.js';

/** Long enough for the kernel to be started, with a series that occurs twice. */
const BODY = `# HELP a h\n# TYPE a gauge\n${Array.from({ length: 100 }, (_, i) => `a{b="${String(i)}"} ${String(i)}\n`).join('')}a{b="7"} 1\n`;

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the generated module is what the source compiles to; "npm run build:kernel" writes it', async () => {
  const compiler = '../../kernel/compile.js';
  const { compileKernel } = (await import(compiler)) as { compileKernel: () => Promise<string> };
  const generated = readFileSync(new URL('../generated/plain-lines-kernel.ts', import.meta.url), 'utf8');

  expect(await compileKernel()).toBe(generated);
}, 60_000);

test('the table of series keeps the first value of a key, through growth, and takes over what was there', () => {
  const table = new SeriesTable();
  const expected = new Map<string, number>();
  for (let value = 1; value <= 100; value++) {
    table.claim(value, -value, value);
    expected.set(`${String(value)} ${String(-value)}`, value);
  }
  const kernel = LineKernel.start(table);
  const random = createRandom(6);
  for (let value = 101; value <= 20_000; value++) {
    const high = random(400) - 200;
    const low = random(2) === 0 ? -high : random(400) - 200;
    const key = `${String(high)} ${String(low)}`;

    expect(kernel?.claim(high, low, value)).toBe(expected.get(key) ?? 0);
    if (!expected.has(key)) expected.set(key, value);
  }
});

test('without a template nothing is read', () => {
  const kernel = LineKernel.start(new SeriesTable());
  const { CHUNK } = kernel?.exports ?? {};
  kernel?.bytes.set(new TextEncoder().encode('a 1\n'), CHUNK?.value);

  expect(kernel?.read(0, 4, 1, false)).toEqual({ reason: KERNEL_STOP.notPlain, offset: 0 });
});

test('where there is no WebAssembly the report is the same', () => {
  const report = validateExposition(BODY);
  vi.stubGlobal('WebAssembly', undefined);

  expect(LineKernel.start(new SeriesTable())).toBeUndefined();
  expect(validateExposition(BODY)).toEqual(report);
  expect(report.problems.map(({ code }) => code)).toEqual([
    'lint/duplicate-metric',
    'semantics/duplicate-series',
  ]);
});
