import { type ExpositionReport, validateExposition } from '@ibex/exposition';
import { describe, expect, it } from 'vitest';

import { isPromtoolInstalled, type PromtoolRun, runPromtool } from '../../testing/promtool-run.js';
import { createRandom, randomExposition } from '../../testing/random-exposition.js';
import { randomFault } from '../../testing/random-fault.js';
import { printCardinality } from './print-cardinality.js';
import { printPromtool, type PromtoolResult } from './print-promtool.js';

describe('printPromtool', () => {
  const printed = (body: string | Uint8Array) => asText(printPromtool(validateExposition(body)));

  it('prints nothing about a body with which nothing is wrong, or in which nothing is', () => {
    expect(printed('# HELP x h\nx 1\n')).toEqual({ stderr: '', exitCode: 0 });
    expect(printed('')).toEqual({ stderr: '', exitCode: 0 });
  });

  it('prints the findings of the lint by metric and text, as often as promtool does', () => {
    const body = '# TYPE b gauge\nb{cD="1",eF="1"} 1\nb{cD="2"} 1\na_ms_s 1\n';
    expect(printed(body)).toEqual({
      stderr: [
        'a_ms_s metric names should not contain abbreviated units\n',
        'a_ms_s metric names should not contain abbreviated units\n',
        'a_ms_s no help text\n',
        "b label names should be written in 'snake_case' not 'camelCase'\n",
        "b label names should be written in 'snake_case' not 'camelCase'\n",
        "b label names should be written in 'snake_case' not 'camelCase'\n",
        'b no help text\n',
      ].join(''),
      exitCode: 3,
    });
  });

  it('prints the first error alone', () => {
    expect(printed('aB 1\nx one\ny two\n')).toEqual({
      stderr:
        'error while linting: text format parsing error in line 2: expected float as value, got "one"\n',
      exitCode: 1,
    });
  });

  it('prints the limit that kept a line from being read', () => {
    const report = validateExposition(`x 1\n# ${'-'.repeat(200)}\nx one\n`, { maxLineBytes: 100 });
    expect(asText(printPromtool(report))).toEqual({
      stderr:
        'error while linting: text format parsing error in line 2: ' +
        'this line has more than 100 bytes and was not read\n',
      exitCode: 1,
    });
  });

  it('has findings for many labels of an endless name, of which it holds few at a time', () => {
    const labels = Array.from({ length: 40_000 }, (_, index) => `aB${String(index)}="1"`);
    const { stderr, exitCode } = printPromtool(
      validateExposition(`${'a'.repeat(400_000)}{${labels.join()}} 1\n`),
    );
    expect(exitCode).toBe(3);
    let length = 0;
    for (const piece of stderr) {
      expect(piece.length).toBeLessThan(1_000_000);
      length += piece.length;
    }
    expect(length).toBeGreaterThan(40_000 * 400_000);
  });

  it('does not depend on how many problems are listed, or whether there is a lint', () => {
    const body = randomExposition(createRandom(7), 30);
    const short = validateExposition(body, { maxProblems: 1, lint: false, valueShapes: false });
    expect(asText(printPromtool(short))).toEqual(printed(body));
  });
});

describe('printCardinality', () => {
  const printed = (body: string) => printCardinality(validateExposition(body));

  it('counts a histogram by the buckets of its first metric', () => {
    const bucket = (labels: string) => `h_bucket{${labels}} 1\n`;
    const body = `# TYPE h histogram\n${bucket('le="1"')}${bucket('le="2"')}${bucket('a="1",le="1"')}x 1\n`;
    expect(printed(body)).toBe(
      [
        'Metric    Cardinality    Percentage    ',
        'h         8              88.89%        ',
        'x         1              11.11%        ',
        'Total     9              100%          ',
        '',
      ].join('\n'),
    );
  });

  it('rounds half to even, as Go does', () => {
    const body = Array.from({ length: 31 }, (_, index) => `x{a="${String(index)}"} 1\n`).join('');
    expect(printed(`${body}y 1\n`)).toContain('y         1              3.12%  ');
  });

  it('is a table of nothing for a body without families', () => {
    expect(printed('')).toBe(
      'Metric    Cardinality    Percentage    \nTotal     0              100%          \n',
    );
  });
});

/** How many bodies of each kind are shown to both. */
const FAULTY_BODIES = 400;
const LINTED_BODIES = 60;
const CLEAN_BODIES = 90;
const PARALLEL = 3;
const SEED = 20_261_123;

describe.runIf(isPromtoolInstalled())(`the real promtool, on bodies from seed ${String(SEED)}`, () => {
  it('stops at the same error in the same words', { timeout: 120_000 }, async () => {
    const random = createRandom(SEED);
    const bodies = Array.from({ length: FAULTY_BODIES }, () => Buffer.from(randomFault(random), 'latin1'));
    const runs = await expectAgreement(bodies);
    expect(runs.filter(({ exitCode }) => exitCode === 1).length).toBeGreaterThan(FAULTY_BODIES / 2);
    const kinds = new Set(
      runs.map(({ stderr }) => stderr.replace(/^.*line \d+: /, '').replace(/["'].*/s, '')),
    );
    expect(kinds.size).toBeGreaterThan(14);
  });

  it('has the same findings in the same order', { timeout: 120_000 }, async () => {
    const random = createRandom(SEED);
    const bodies = Array.from({ length: LINTED_BODIES }, () => Buffer.from(randomExposition(random, 60)));
    const runs = await expectAgreement(bodies);
    expect(runs.every(({ exitCode }) => exitCode === 3)).toBe(true);
  });

  it('has the same table where nothing is wrong', { timeout: 120_000 }, async () => {
    const random = createRandom(SEED);
    const bodies = Array.from({ length: CLEAN_BODIES }, () =>
      Buffer.from(randomExposition(random, random(9), true)),
    );
    const runs = await expectAgreement(bodies);
    expect(runs.every(({ exitCode, stdout }) => exitCode === 0 && stdout !== '')).toBe(true);
  });

  it(
    'escapes what cannot be printed, of all characters in use and all bytes',
    { timeout: 120_000 },
    async () => {
      const codePoints = Array.from({ length: 0x3_4000 }, (_, codePoint) => codePoint);
      const characters = codePoints
        .filter((codePoint) => codePoint > 0x20 && (codePoint < 0xd800 || codePoint > 0xdfff))
        .map((codePoint) => String.fromCodePoint(codePoint));
      const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
      const strangers = bytes.filter((byte) => !' \t\n'.includes(byte)).map((byte) => `${byte}A`);
      await expectAgreement([
        Buffer.from(`x ${characters.join('')}\n`),
        Buffer.from(`x ${strangers.join('')}\n`, 'latin1'),
        ...bytes.map((byte) => Buffer.from(`x{a${byte}="1"} 1\n`, 'latin1')),
      ]);
    },
  );
});

async function expectAgreement(bodies: readonly Uint8Array[]): Promise<PromtoolRun[]> {
  const runs: PromtoolRun[] = [];
  const disagreements: unknown[] = [];
  const queue = bodies.values();
  const work = async (): Promise<void> => {
    for (const body of queue) {
      const run = await runPromtool(body);
      runs.push(run);
      const report = validateExposition(body, { maxLineBytes: 2 ** 24, valueShapes: false });
      const theirs = { ...run, stdout: inOrder(run.stdout) };
      const ours = runOf(report);
      if (JSON.stringify(theirs) === JSON.stringify(ours)) continue;
      disagreements.push({ body: Buffer.from(body).toString('latin1').slice(0, 2000), theirs, ours });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  expect(disagreements).toEqual([]);
  return runs;
}

function runOf(report: ExpositionReport): PromtoolRun {
  const { stderr, exitCode } = asText(printPromtool(report));
  return {
    exitCode,
    stdout: exitCode === 0 ? inOrder(printCardinality(report)) : '',
    stderr: Buffer.from(stderr).toString('latin1'),
  };
}

function asText({ stderr, exitCode }: PromtoolResult): { stderr: string; exitCode: number } {
  return { stderr: [...stderr].join(''), exitCode };
}

/** promtool has rows of the same cardinality in any order. */
function inOrder(table: string): string {
  const [headings, ...rows] = table.split('\n');
  const cardinality = (row: string) => Number(row.split(/ +/)[1]);
  const sorted = rows.slice(0, -2).sort((a, b) => cardinality(b) - cardinality(a) || (a < b ? -1 : 1));
  // The order by cardinality is promtool's own.
  expect(rows.slice(0, -2).map(cardinality)).toEqual(sorted.map(cardinality));
  return [headings, ...sorted, ...rows.slice(-2)].join('\n');
}
