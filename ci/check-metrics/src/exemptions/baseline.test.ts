import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ReportedFinding, ReportSection } from '../report/report.js';
import { applyBaseline } from './apply-baseline.js';
import { BaselineError, readBaseline } from './baseline.js';
import { writeBaseline } from './write-baseline.js';

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'baseline-')));
  path = join(directory, 'baseline.json');
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

const UNCHECKED = { code: 'target/unreachable', message: 'is unreachable', fix: 'start it' };

function finding(code: string, metric?: string, more: Partial<ReportedFinding> = {}): ReportedFinding {
  return { code, severity: 'error', message: 'is wrong', ...(metric !== undefined && { metric }), ...more };
}

function target(
  name: string,
  findings: readonly ReportedFinding[],
  more: Partial<ReportSection> = {},
): ReportSection {
  return { kind: 'target', name, findings, ...more };
}

/** What becomes of findings with a baseline of others: how many each section has let pass, and the baseline's own. */
async function against(
  before: readonly ReportSection[],
  now: readonly ReportSection[],
): Promise<{ passed: readonly number[]; told: readonly string[] }> {
  await writeBaseline(path, before);
  const sections = applyBaseline(now, await readBaseline(path));
  return {
    passed: sections
      .slice(0, now.length)
      .map(({ findings }) => findings.filter(({ exempted }) => exempted?.by === 'baseline').length),
    told: sections.slice(now.length).flatMap(({ findings }) => findings.map(({ message }) => message)),
  };
}

const HELP = finding('lint/help', 'go_threads');
const LABEL = finding('metric/label-undeclared', 'shop_up', { label: 'pod' });

describe('a baseline is written', () => {
  it('sorted, one entry a line, without what changes by itself', async () => {
    const place = { line: 3, column: 7, message: 'the value "7" is wrong' };
    await writeBaseline(path, [
      target('proxy', [finding('value/uuid', 'b', place), finding('value/uuid', 'a'), LABEL]),
      target('http://127.0.0.1:9464/metrics', [HELP, HELP, finding('parsers/disagree', undefined, place)]),
    ]);
    expect(await readFile(path, 'utf8')).toBe(`{
  "version": 1,
  "findings": [
    { "target": "http://127.0.0.1:9464/metrics", "code": "lint/help", "metric": "go_threads", "count": 2 },
    { "target": "http://127.0.0.1:9464/metrics", "code": "parsers/disagree", "count": 1 },
    { "target": "proxy", "code": "metric/label-undeclared", "metric": "shop_up", "label": "pod", "count": 1 },
    { "target": "proxy", "code": "value/uuid", "metric": "a", "count": 1 },
    { "target": "proxy", "code": "value/uuid", "metric": "b", "count": 1 }
  ]
}
`);
  });

  it('with no finding, as well', async () => {
    expect(await writeBaseline(path, [target('proxy', [])])).toEqual([]);
    expect(await readFile(path, 'utf8')).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
    expect((await readBaseline(path)).entries).toEqual([]);
  });

  it('without what an exemption lets pass, and without what cannot be let pass', async () => {
    const exempted = { by: 'exemption', reason: 'theirs' } as const;
    const sections = [
      target('proxy', [{ ...HELP, exempted }]),
      target('config.js', [finding('exemption/unused')], { kind: 'configuration' }),
    ];
    expect(await writeBaseline(path, sections)).toEqual([]);
  });

  it('whole or not at all, and leaves nothing else behind', async () => {
    await mkdir(join(path, 'in the way'), { recursive: true });
    const outcome: unknown = await writeBaseline(path, []).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(BaselineError);
    expect((outcome as BaselineError).message).toMatch(/baseline\.json: cannot be written: /);
    expect(await readdir(directory)).toEqual(['baseline.json']);
    expect(await readdir(path)).toEqual(['in the way']);
  });

  it('behind a link, which stays one', async () => {
    await mkdir(join(directory, 'shared'));
    await writeFile(join(directory, 'shared', 'real.json'), '');
    await symlink(join('shared', 'real.json'), path);
    await writeBaseline(path, [target('proxy', [HELP])]);
    expect(await realpath(path)).toBe(join(directory, 'shared', 'real.json'));
    expect((await readBaseline(path)).entries).toHaveLength(1);
  });
});

describe('a baseline that is there only shrinks', () => {
  it.each<[string, readonly ReportSection[], readonly [string, number][]]>([
    [
      'what is still found stays',
      [target('proxy', [HELP, HELP, LABEL])],
      [
        ['lint/help', 2],
        ['metric/label-undeclared', 1],
      ],
    ],
    ['what is mended goes', [target('proxy', [HELP])], [['lint/help', 1]]],
    [
      'what is new is not added',
      [target('proxy', [HELP, HELP, HELP, LABEL, finding('value/uuid')])],
      [
        ['lint/help', 2],
        ['metric/label-undeclared', 1],
      ],
    ],
    [
      'what was not checked stays',
      [target('auth', [])],
      [
        ['lint/help', 2],
        ['metric/label-undeclared', 1],
      ],
    ],
    [
      'what could not be checked stays',
      [target('proxy', [HELP], { unchecked: UNCHECKED })],
      [
        ['lint/help', 2],
        ['metric/label-undeclared', 1],
      ],
    ],
  ])('%s', async (_, now, entries) => {
    await writeBaseline(path, [target('proxy', [HELP, HELP, LABEL])]);
    const existing = await readBaseline(path);
    // It makes no difference whether it was applied before.
    for (const sections of [now, applyBaseline(now, existing)]) {
      const written = await writeBaseline(path, sections, existing);
      expect(written.map(({ code, count }) => [code, count])).toEqual(entries);
      expect((await readBaseline(path)).entries).toEqual(written);
    }
  });
});

describe('with a baseline', () => {
  it.each<[string, readonly ReportSection[], readonly number[], readonly string[]]>([
    ['what is in it passes', [target('proxy', [HELP, HELP])], [2], []],
    ['one more is new', [target('proxy', [HELP, HELP, HELP])], [2], []],
    ['another metric is new', [target('proxy', [HELP, HELP, finding('lint/help', 'go_gc')])], [2], []],
    ['another label is new', [target('proxy', [HELP, HELP, { ...HELP, label: 'pod' }])], [2], []],
    ['another target is new', [target('proxy', [HELP, HELP]), target('auth', [HELP])], [2, 0], []],
    [
      'another line, message and severity are no difference',
      [target('proxy', [HELP, { ...HELP, line: 9, message: 'b', severity: 'warning' }])],
      [2],
      [],
    ],
    [
      'one less is told',
      [target('proxy', [HELP])],
      [1],
      ['1 of 2 lint/help on proxy is in the baseline and no more there'],
    ],
    [
      'none is told',
      [target('proxy', [])],
      [0],
      ['all 2 lint/help on proxy are in the baseline and no more there'],
    ],
    ['none is not told of what was not checked', [target('auth', [])], [0], []],
    [
      'none is not told of what could not be checked',
      [target('proxy', [], { unchecked: UNCHECKED })],
      [0],
      [],
    ],
    [
      'two targets of one name count together',
      [target('proxy', [HELP]), target('proxy', [HELP, HELP])],
      [1, 1],
      [],
    ],
    [
      'two of one name are checked when both are',
      [target('proxy', []), target('proxy', [], { unchecked: UNCHECKED })],
      [0, 0],
      [],
    ],
    [
      'what an exemption lets pass is not needed in it',
      [target('proxy', [HELP, { ...HELP, exempted: { by: 'exemption', reason: 'a' } }])],
      [1],
      ['1 of 2 lint/help on proxy is in the baseline and no more there'],
    ],
  ])('%s', async (_, now, passed, told) => {
    expect(await against([target('proxy', [HELP, HELP])], now)).toEqual({ passed, told });
  });

  it('what is mended is an error with its place', async () => {
    await writeBaseline(path, [target('auth', [LABEL]), target('proxy', [HELP])]);
    expect(applyBaseline([target('proxy', [])], await readBaseline(path))[1]).toEqual({
      kind: 'configuration',
      name: path,
      findings: [
        {
          code: 'baseline/fixed',
          severity: 'error',
          metric: 'go_threads',
          message: 'lint/help on proxy is in the baseline and no more there',
          fix: 'run with --write-baseline, which takes out what is mended',
          source: { file: path, line: 5, column: 5 },
        },
      ],
    });
  });

  it('of what was found just now all passes, and nothing is told', async () => {
    const findings = fc.array(
      fc.record({
        code: fc.constantFrom('lint/help', 'value/uuid'),
        severity: fc.constantFrom('error' as const, 'warning' as const),
        message: fc.string(),
        metric: fc.string(),
      }),
      { maxLength: 8 },
    );
    const sections = fc.array(
      fc.tuple(fc.string({ minLength: 1 }), findings).map(([name, found]) => target(name, found)),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(sections, async (found) => {
        const { passed, told } = await against(found, found);
        expect(passed).toEqual(found.map((section) => section.findings.length));
        expect(told).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('readBaseline refuses', () => {
  const ENTRY = '{ "target": "a", "code": "b", "count": 1 }';
  it.each([
    ['what is no JSON', '{', 'FILE:1:2: is no JSON: it ends too early; '],
    ['a merge that was not finished', '{\n<<<<<<< ours\n}', 'FILE:2:1: is no JSON: "<" cannot stand here; '],
    [
      'another form',
      '{ "version": 2, "findings": [] }',
      'FILE:1:14: version is that of another form; use the release of check-metrics',
    ],
    ['no version', '{ "findings": [] }', 'FILE:1:1: version is missing; write a number'],
    [
      'a count of none',
      `{ "version": 1, "findings": [\n${ENTRY.replace('1', '0')}] }`,
      'FILE:2:40: findings[0].count 0 is too small; 1 is the least',
    ],
    [
      'a line',
      `{ "version": 1, "findings": [\n${ENTRY.replace('"count"', '"line": 1, "count"')}] }`,
      'FILE:2:31: findings[0].line is not known; ',
    ],
    [
      'an entry twice',
      `{ "version": 1, "findings": [\n${ENTRY},\n${ENTRY}] }`,
      'FILE:3:1: findings[1] stands twice; keep one of the two',
    ],
  ])('%s', async (_, text, message) => {
    await writeFile(path, text);
    const outcome: unknown = await readBaseline(path).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(BaselineError);
    expect((outcome as BaselineError).message.replaceAll(path, 'FILE')).toContain(message);
  });

  it('a file that is not there', async () => {
    await expect(readBaseline(path)).rejects.toThrow(/baseline\.json: cannot be read: ENOENT/);
  });
});
