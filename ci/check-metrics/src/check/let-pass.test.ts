import { existsSync, readFileSync, rmSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Exemption } from '../config/config.js';
import type { LoadedConfig } from '../config/load-config.js';
import { BaselineError } from '../exemptions/baseline.js';
import type { ReportedFinding, ReportSection } from '../report/report.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { isOfQueries, letPass, type Leniency } from './let-pass.js';

const directory = temporaryDirectory();
let told: string;

beforeEach(() => {
  told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

function target(name: string, ...codes: readonly ReportedFinding['code'][]): ReportSection {
  const findings = codes.map((code) => ({ code, severity: 'error' as const, message: 'is wrong' }));
  return { kind: 'target', name, findings };
}

function withExemptions(...exemptions: readonly Exemption[]): LoadedConfig {
  const path = directory.file('check-metrics.config.json', JSON.stringify({ exemptions }, undefined, 2));
  return { path, directory: directory.path(''), config: { exemptions } };
}

/** Of each section, its findings and what lets them pass. */
async function passed(
  sections: readonly ReportSection[],
  leniency: Partial<Leniency>,
): Promise<readonly (readonly [code: string, by: string | undefined])[][]> {
  const result = await letPass(sections, { writesBaseline: false, ...leniency });
  return result.map(({ findings }) => findings.map(({ code, exempted }) => [code, exempted?.by] as const));
}

const HELP: Exemption = { code: 'metric/help', reason: 'the texts are being written' };

describe('exemptions', () => {
  it('are none without a configuration', async () => {
    const sections = [target('proxy', 'metric/help')];
    expect(await letPass(sections, { writesBaseline: false })).toBe(sections);
  });

  it.each([
    ['a run of targets', undefined, ['metric/type']],
    ['a run of queries', isOfQueries, ['query/type']],
    ['a run of a part', false, []],
  ])('that are for nothing are told in the run that they are for: %s', async (_, tellsUnused, unused) => {
    const sections = await letPass([target('proxy', 'metric/help')], {
      configuration: withExemptions(
        HELP,
        { code: 'metric/type', reason: 'nothing has it' },
        { code: 'query/type', reason: 'nothing has it either' },
      ),
      writesBaseline: false,
      ...(tellsUnused !== undefined && { tellsUnused }),
    });
    const told = sections
      .flatMap(({ findings }) => findings)
      .filter(({ code }) => code.startsWith('exemption/'));
    expect(told.map(({ message }) => /from (\S+)/.exec(message)?.[1])).toEqual(unused);
  });

  it('let pass what they are for; one for nothing is told at its place', async () => {
    const unused = { code: 'metric/type', target: 'proxy', reason: 'nothing has it' };
    const sections = await letPass([target('proxy', 'metric/help')], {
      configuration: withExemptions(HELP, unused),
      writesBaseline: false,
    });
    expect(sections).toMatchObject([
      { findings: [{ code: 'metric/help', exempted: { by: 'exemption', reason: HELP.reason } }] },
      { kind: 'configuration', findings: [{ code: 'exemption/unused', source: { line: 10 } }] },
    ]);
  });

  it('for nothing are not told where that says nothing; expired ones are', async () => {
    const expired = { ...HELP, until: '2000-01-31' };
    const unused = { code: 'metric/type', reason: 'nothing has it' };
    const sections = [target('proxy', 'metric/help')];
    const leniency = { tellsUnused: false };
    expect(await passed(sections, { ...leniency, configuration: withExemptions(unused) })).toEqual([
      [['metric/help', undefined]],
    ]);
    expect(await passed(sections, { ...leniency, configuration: withExemptions(expired, unused) })).toEqual([
      [['metric/help', undefined]],
      [['exemption/expired', undefined]],
    ]);
  });
});

describe('the baseline', () => {
  const baseline = (): string => directory.path('baseline.json');

  afterEach(() => {
    rmSync(baseline(), { force: true });
  });

  const entries = (): string[] =>
    (
      JSON.parse(readFileSync(baseline(), 'utf8')) as { findings: { code: string; count: number }[] }
    ).findings.map(({ code, count }) => `${code} ${String(count)}`);

  it('is written with what no exemption lets pass, which it lets pass then', async () => {
    const sections = [target('proxy', 'metric/help', 'metric/type', 'metric/type')];
    const leniency = { configuration: withExemptions(HELP), baseline: baseline(), writesBaseline: true };
    expect(await passed(sections, leniency)).toEqual([
      [
        ['metric/help', 'exemption'],
        ['metric/type', 'baseline'],
        ['metric/type', 'baseline'],
      ],
    ]);
    expect(entries()).toEqual(['metric/type 2']);
    expect(told).toMatch(/^check-metrics: \S*baseline\.json has 2 findings\n$/);
  });

  it('counts: one more is new, one less is told until the baseline shrinks', async () => {
    const two = target('proxy', 'metric/type', 'metric/type');
    await passed([two], { baseline: baseline(), writesBaseline: true });
    expect(
      await passed([target('proxy', 'metric/type', 'metric/type', 'metric/type')], { baseline: baseline() }),
    ).toEqual([
      [
        ['metric/type', 'baseline'],
        ['metric/type', 'baseline'],
        ['metric/type', undefined],
      ],
    ]);
    const one = target('proxy', 'metric/type');
    expect(await passed([one], { baseline: baseline() })).toEqual([
      [['metric/type', 'baseline']],
      [['baseline/fixed', undefined]],
    ]);
    expect(await passed([one], { baseline: baseline(), writesBaseline: true })).toEqual([
      [['metric/type', 'baseline']],
    ]);
    expect(entries()).toEqual(['metric/type 1']);
    expect(told).toMatch(/has 1 finding\n$/);
  });

  it('counts the targets of a fleet that have a finding: no more of them may', async () => {
    const job = (count: number): ReportSection => ({
      kind: 'fleet',
      name: 'api',
      findings: [
        {
          code: 'metric/missing',
          severity: 'error',
          message: 'is missing',
          instances: { count, of: 200, names: ['a', 'b'] },
        },
      ],
    });
    await passed([job(3)], { baseline: baseline(), writesBaseline: true });
    expect(entries()).toEqual(['metric/missing 3']);
    expect(await passed([job(3)], { baseline: baseline() })).toEqual([[['metric/missing', 'baseline']]]);
    expect(await passed([job(4)], { baseline: baseline() })).toEqual([[['metric/missing', undefined]]]);
    expect(await passed([job(2)], { baseline: baseline() })).toEqual([
      [['metric/missing', 'baseline']],
      [['baseline/fixed', undefined]],
    ]);
  });

  it('takes in nothing new once it is there', async () => {
    await passed([target('proxy')], { baseline: baseline(), writesBaseline: true });
    expect(
      await passed([target('proxy', 'metric/type')], { baseline: baseline(), writesBaseline: true }),
    ).toEqual([[['metric/type', undefined]]]);
    expect(entries()).toEqual([]);
  });

  it('is not begun while something could not be checked, for that could never be added', async () => {
    const unchecked: ReportSection = {
      ...target('auth'),
      unchecked: { code: 'target/unreachable', message: 'cannot be reached', fix: 'start it' },
    };
    const sections = [target('proxy', 'metric/type'), unchecked];
    expect(await passed(sections, { baseline: baseline(), writesBaseline: true })).toEqual([
      [['metric/type', undefined]],
      [],
    ]);
    expect(existsSync(baseline())).toBe(false);
    expect(told).toMatch(/baseline\.json is not written, since not everything could be checked\n$/);
  });

  it('has to be there to be used', async () => {
    await expect(passed([target('proxy')], { baseline: baseline() })).rejects.toThrow(BaselineError);
    expect(existsSync(baseline())).toBe(false);
  });
});
