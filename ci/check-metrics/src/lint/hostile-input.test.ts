import { describe, expect, it } from 'vitest';

import {
  lines,
  longLine,
  MEGABYTE,
  namesOfOneHash,
  numbersOfOneHash,
  randomBytes,
  repeated,
} from '../testing/hostile-bodies.js';
import { measureLint, type MeasuredLint } from '../testing/measured-lint.js';

// Memory is bounded from within, by a limit of the heap, and from outside. Time is not asserted: whatever goes through
// the input more than once does not come to an end within the limit of a test.
const HEAP_MEGABYTES = 256;
const MOST_MEGABYTES = 450;
const LONGEST_OUTPUT = 16 * MEGABYTE;
const LIMIT = { timeout: 240_000 };

const LONG = 'a'.repeat(MEGABYTE);
/** U+1F600 as a pair of surrogates, each in three bytes. */
const CESU_8 = Buffer.from([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]);

// They take seconds to find, and both formats ask for them.
const NAMES = once(() => [...namesOfOneHash(50_000)]);
const NUMBERS = once(() => [...numbersOfOneHash(100_000)]);

type Body = () => Iterable<Uint8Array>;

const BODIES: readonly (readonly [what: string, body: Body, code: string])[] = [
  ['random bytes', () => randomBytes(20 * MEGABYTE), 'syntax/metric-name-invalid'],
  ['NUL after NUL', () => repeated(Buffer.alloc(1), 100 * MEGABYTE), 'limit/line-too-long'],
  ['a line of 300 MB', () => longLine('a{b="', 300 * MEGABYTE), 'limit/line-too-long'],
  ['a help text of 50 MB', () => longLine('# HELP a ', 50 * MEGABYTE), 'limit/line-too-long'],
  ['a line of a million labels', millionLabels, 'lint/help'],
  [
    '300,000 lines with a problem each',
    () => lines(300_000, (i) => `a{b="\\x${String(i)}"} 1`),
    'limit/too-many-problems',
  ],
  ['300,000 lines of NUL', () => lines(300_000, () => '\0'), 'limit/too-many-problems'],
  ['a million families', () => lines(1e6, (i) => `family_${String(i)} 1`), 'limit/too-many-families'],
  [
    'surrogates in UTF-8',
    () => repeated(Buffer.concat([Buffer.from('a{b="'), CESU_8, Buffer.from('"} 1\n')]), 8 * MEGABYTE),
    'syntax/label-value-not-utf8',
  ],
  [
    'a million sets of label names',
    () => lines(1e6, (i) => `a{label_${String(i)}="1"} 1`),
    'limit/too-much-text',
  ],
  [
    'metric names of a million characters',
    () => lines(150, (i) => `${LONG}${String(i)} 1`),
    'limit/too-much-text',
  ],
  [
    'label names of a million characters',
    () => lines(150, (i) => `a{${LONG}${String(i)}="1"} 1`),
    'limit/too-much-text',
  ],
  [
    'help texts of a million characters',
    () => lines(150, (i) => `# HELP a${String(i)} ${LONG}`),
    'limit/too-much-text',
  ],
  [
    'a family name of a million characters',
    () => lines(200, () => `${LONG} 1`),
    'semantics/duplicate-series',
  ],
  ['300,000 HELP lines', () => lines(300_000, (i) => `# HELP a ${String(i)}`), 'syntax/help-repeated'],
  ['300,000 TYPE lines', () => lines(300_000, () => '# TYPE a gauge'), 'syntax/type-repeated'],
  ['a histogram of 300,000 buckets', () => buckets(300_000), 'semantics/inf-bucket-missing'],
  [
    'buckets whose bounds have one hash in V8',
    () => buckets(100_000, (i) => NUMBERS()[i] ?? 0),
    'semantics/buckets-not-cumulative',
  ],
  [
    'metric names of one FNV hash',
    () => lines(50_000, (i) => `# TYPE a${NAMES()[i] ?? ''} gauge`),
    'semantics/family-without-samples',
  ],
  ['megabytes of blank lines', () => repeated(Buffer.from('\n'), 30 * MEGABYTE), 'semantics/empty-body'],
];

describe.each(BODIES)('%s', (_, body, code) => {
  it('is a finding or a limit', LIMIT, async () => {
    const run = await measureLint(['--output', 'json'], body(), HEAP_MEGABYTES);
    expectBounded(run);
    expect(run.code).toBe(1);
    expect(codesIn(run)).toContain(code);
  });

  it('is one as OpenMetrics too', LIMIT, async () => {
    const run = await measureLint(['--output', 'json', '--format', 'openmetrics'], body(), HEAP_MEGABYTES);
    expectBounded(run);
    expect(run.code).toBe(1);
    expect(codesIn(run).size).toBeGreaterThan(0);
  });
});

describe('the other outputs', () => {
  it.each(['pretty', 'promtool'])('%s has a bound, whatever is wrong', LIMIT, async (output) => {
    const bodies: readonly Body[] = [
      () => randomBytes(20 * MEGABYTE),
      () => longLine('a{b="', 100 * MEGABYTE),
      () => lines(300_000, (i) => `a{b="\\x${String(i)}"} 1`),
      () => lines(100, (i) => `${'b'.repeat(500_000)}{c="\\x${String(i)}"} 1`),
    ];
    for (const body of bodies) {
      const run = await measureLint(['--output', output], body(), HEAP_MEGABYTES);
      expectBounded(run);
      expect(run.code).toBe(1);
      expect(run.stdout + run.stderr).not.toBe('');
    }
  });

  it('the cardinality of a million label values is counted, not kept', LIMIT, async () => {
    const body = lines(1e6, (i) => `a{b="${String(i)}"} 1`);
    const run = await measureLint(['--output', 'json', '--extended'], body, HEAP_MEGABYTES);
    expectBounded(run);
    expect(run.stdout).toContain('"labels":[{"name":"b","values":1000000}]');
  });
});

it('a character may be cut by the end of every chunk', LIMIT, async () => {
  const body = Buffer.from('# HELP a Größe 😀\n# TYPE a gauge\na{b="日本",c="😀"} 1\n');
  const single = Array.from(body, (byte) => Uint8Array.of(byte));
  const run = await measureLint(['--output', 'json'], single, HEAP_MEGABYTES);
  expect(JSON.parse(run.stdout)).toEqual({ results: [{ input: '-', valid: true, problems: [] }] });
  const cut = await measureLint(['--output', 'json'], single.slice(0, -7), HEAP_MEGABYTES);
  expect(cut.code).toBe(1);
});

function expectBounded({ stdout, stderr, peakMegabytes }: MeasuredLint): void {
  expect(stderr).not.toMatch(/^ +at .+:\d+|FATAL ERROR/m);
  expect(peakMegabytes).toBeGreaterThan(0);
  expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES);
  expect(stdout.length + stderr.length).toBeLessThan(LONGEST_OUTPUT);
}

function codesIn({ stdout }: MeasuredLint): Set<string> {
  const { results } = JSON.parse(stdout) as { results: { problems: { code: string }[] }[] };
  return new Set(results.flatMap(({ problems }) => problems.map(({ code }) => code)));
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function* millionLabels(): Generator<Uint8Array> {
  yield Buffer.from('a{');
  for (let i = 0; i < 1e6; i += 1000) {
    yield Buffer.from(Array.from({ length: 1000 }, (_, index) => `l${String(i + index)}="v",`).join(''));
  }
  yield Buffer.from('} 1\n');
}

function buckets(count: number, boundOf: (index: number) => number = (index) => index): Iterable<Uint8Array> {
  return lines(count, (i) =>
    i === 0 ? '# TYPE h histogram' : `h_bucket{le="${String(boundOf(i))}"} ${String(i)}`,
  );
}
