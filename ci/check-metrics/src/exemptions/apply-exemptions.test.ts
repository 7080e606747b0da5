import { describe, expect, it } from 'vitest';

import type { Exemption } from '../config/config.js';
import type { ReportedFinding, ReportSection } from '../report/report.js';
import { applyExemptions } from './apply-exemptions.js';

const TODAY = '2027-03-01';
const CONFIG = '/srv/shop/check-metrics.config.js';

function finding(code: string, metric?: string): ReportedFinding {
  return { code, severity: 'error', message: 'is wrong', ...(metric !== undefined && { metric }) };
}

function target(
  name: string,
  findings: readonly ReportedFinding[],
  more: Partial<ReportSection> = {},
): ReportSection {
  return { kind: 'target', name, findings, ...more };
}

const UNCHECKED = { code: 'target/unreachable', message: 'is unreachable', fix: 'start it' };

function apply(sections: readonly ReportSection[], ...exemptions: readonly Exemption[]): ReportSection[] {
  const placeOf = (index: number) => ({ file: CONFIG, line: index + 1, column: 5 });
  return applyExemptions(sections, { exemptions, configPath: CONFIG, placeOf, today: TODAY });
}

describe('an exemption', () => {
  const MISSING = finding('metric/missing', 'shop_cart_up');
  const HELP = finding('lint/help', 'go_threads');
  const DISAGREE = finding('parsers/disagree');
  const PROXY = { address: 'http://[::1]:9464/metrics' };

  it.each<[Omit<Exemption, 'reason'>, readonly ReportedFinding[]]>([
    [{ code: 'metric/missing' }, [MISSING]],
    [{ code: 'metric/*' }, [MISSING]],
    [{ code: 'metric' }, []],
    [{ code: '*' }, [MISSING, HELP, DISAGREE]],
    [{ code: '*', metric: 'shop_*' }, [MISSING]],
    [{ code: '*', metric: '*' }, [MISSING, HELP]],
    [{ code: '*', metric: 'shop_cart' }, []],
    [{ code: 'lint/help', target: 'proxy' }, [HELP]],
    [{ code: 'lint/help', target: 'pro*' }, [HELP]],
    [{ code: 'lint/help', target: 'http://[::1]:9464/metrics' }, [HELP]],
    [{ code: 'lint/help', target: 'http:*/metrics' }, [HELP]],
    [{ code: 'lint/help', target: 'auth' }, []],
    [{ code: 'lint/help', until: TODAY }, [HELP]],
    [{ code: 'lint/help', until: '2027-02-28' }, []],
  ])('%j lets pass what it matches', (exemption, passed) => {
    const [section] = apply([target('proxy', [MISSING, HELP, DISAGREE], PROXY)], {
      ...exemption,
      reason: 'known',
    });
    const exempted = section?.findings.filter((one) => one.exempted !== undefined);
    expect(exempted?.map(({ code }) => code)).toEqual(passed.map(({ code }) => code));
    expect(section?.findings).toHaveLength(3);
  });

  it('is named with its reason and its last day', () => {
    const exemption = { code: 'lint/help', reason: 'theirs', until: '2027-12-31' };
    expect(apply([target('proxy', [HELP])], exemption)).toEqual([
      target('proxy', [{ ...HELP, exempted: { by: 'exemption', reason: 'theirs', until: '2027-12-31' } }]),
    ]);
  });

  it('is the first of several that match, and none of these is unused', () => {
    const sections = apply(
      [target('proxy', [HELP])],
      { code: 'lint/*', reason: 'a' },
      { code: 'lint/help', reason: 'b' },
    );
    expect(sections).toHaveLength(1);
    expect(sections[0]?.findings[0]?.exempted?.reason).toBe('a');
  });

  it('leaves what is let pass already as it is', () => {
    const exempted = { by: 'exemption', reason: 'in the code' } as const;
    const sections = [target('.', [{ ...HELP, exempted }], { kind: 'lint' })];
    expect(apply(sections, { code: 'lint/help', reason: 'known' })).toEqual(sections);
  });

  it('lets findings of what was not checked to the end pass, and not that it was not', () => {
    const [section] = apply([target('proxy', [HELP], { unchecked: UNCHECKED })], {
      code: '*',
      reason: 'known',
    });
    expect(section?.unchecked).toEqual(UNCHECKED);
    expect(section?.findings[0]?.exempted?.reason).toBe('known');
  });

  it.each(['exemption/unused', 'exemption/expired', 'baseline/fixed'])('never lets %s pass', (code) => {
    const everything = { code: '*', reason: 'all well' };
    const sections = [
      target('proxy', [HELP, finding(code)]),
      target('baseline.json', [finding(code), finding('lint/help')], { kind: 'configuration' }),
    ];
    const [first, second] = apply(sections, everything);
    expect(first?.findings.map(({ exempted }) => exempted !== undefined)).toEqual([true, false]);
    expect(second).toEqual(sections[1]);
  });
});

describe('an exemption that is past its last day', () => {
  it('is an error with its place, and is not unused as well', () => {
    const exemption = {
      code: 'lint/help',
      metric: 'go_*',
      target: 'proxy',
      reason: 'theirs',
      until: '2027-02-28',
    };
    expect(apply([target('proxy', [])], exemption)[1]).toEqual({
      kind: 'configuration',
      name: CONFIG,
      findings: [
        {
          code: 'exemption/expired',
          severity: 'error',
          message: 'the exemption from lint/help of go_* on proxy ended on 2027-02-28: theirs',
          fix: 'mend what it let pass and remove it, or give it another date and say why',
          source: { file: CONFIG, line: 1, column: 5 },
        },
      ],
    });
  });

  it('is one even where nothing was checked', () => {
    expect(apply([], { code: 'lint/help', reason: 'theirs', until: '2027-02-28' })).toMatchObject([
      { findings: [{ code: 'exemption/expired' }] },
    ]);
  });
});

describe('an exemption that matches no finding', () => {
  const UNUSED = { code: 'lint/help', reason: 'theirs', target: 'proxy*' };

  it('is an error with its place', () => {
    const sections = apply([target('proxy', [])], { code: '*', reason: 'b', target: 'auth' }, UNUSED);
    expect(sections[1]).toEqual({
      kind: 'configuration',
      name: CONFIG,
      findings: [
        {
          code: 'exemption/unused',
          severity: 'error',
          message: 'the exemption from lint/help on proxy* exempts nothing: theirs',
          fix: 'remove it: what it let pass is mended',
          source: { file: CONFIG, line: 2, column: 5 },
        },
      ],
    });
  });

  it.each<[string, readonly ReportSection[], boolean]>([
    ['its target was checked', [target('proxy', [])], true],
    ['its target was checked under its address', [target('a', [], { address: 'proxy:80' })], true],
    ['its target was not checked', [target('auth', [])], false],
    ['nothing was checked', [], false],
    ['its target could not be checked', [target('proxy', [], { unchecked: UNCHECKED })], false],
    [
      'one of its targets could not be checked',
      [target('proxy1', []), target('proxy2', [], { unchecked: UNCHECKED })],
      false,
    ],
    ['only a configuration is called so', [target('proxy.json', [], { kind: 'configuration' })], false],
  ])('where %s', (_, sections, isTold) => {
    const codes = apply(sections, UNUSED).flatMap(({ findings }) => findings.map(({ code }) => code));
    expect(codes.includes('exemption/unused')).toBe(isTold);
  });
});
