import parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { Linter as Linter9 } from 'eslint-v9';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import rule from './exemption-ledger.js';

const RULE = 'ibex-metrics/exemption-ledger';
const OTHER = 'ibex-metrics/no-url-route-label';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(new Date(2027, 2, 1, 12));
});

afterEach(() => {
  vi.useRealTimers();
});

// Not the rule tester: what directives do to the findings on directives is the point, and it would rename the rule.
describe.each([
  ['ESLint 10', Linter],
  ['ESLint 9', Linter9 as unknown as typeof Linter],
])('exemption-ledger under %s', (_release, AnyLinter) => {
  const lint = (code: string, options: object = {}): Linter.LintMessage[] =>
    new AnyLinter().verify(code, [
      {
        plugins: { 'ibex-metrics': PLUGIN },
        rules: { [RULE]: ['error', options], [OTHER]: 'error', 'no-console': 'error' },
        languageOptions: { parser },
        linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
      },
    ]);
  const findings = (code: string, options?: object) =>
    lint(code, options)
      .filter(({ ruleId }) => ruleId === RULE)
      .map(({ messageId, line }) => `${String(line)} ${String(messageId)}`);

  describe('asks for a reason', () => {
    it.each([
      ['in a line comment on the line', `go(); // eslint-disable-line ${OTHER}`],
      ['in a line comment before the line', `// eslint-disable-next-line ${OTHER}\ngo();`],
      ['in a block comment on the line', `go(); /* eslint-disable-line ${OTHER} */`],
      ['in a block comment before the line', `/* eslint-disable-next-line ${OTHER} */\ngo();`],
      ['for the rest of the file', `/* eslint-disable ${OTHER} */`],
      ['among rules of others', `/* eslint-disable no-console, ${OTHER} */`],
      ['with its name in quotes', `/* eslint-disable "${OTHER}" */`],
      ['for a rule that is configured to be off', `/* eslint ${OTHER}: off */`],
      ['for a rule that is configured to be 0', `/* eslint no-console: 2, ${OTHER}: 0 */`],
      ['for a rule that is configured to be off, as JSON', `/* eslint "${OTHER}": ["off"] */`],
      ['where the hyphens have no room', `go(); // eslint-disable-line ${OTHER} --why`],
      ['where there is one hyphen only', `go(); // eslint-disable-line ${OTHER} - why`],
      ['where nothing stands behind the hyphens', `go(); // eslint-disable-line ${OTHER} -- `],
      ['where only a date stands behind them', `/* eslint-disable ${OTHER} -- until 2027-06-01: */`],
    ])('%s', (_where, code) => {
      expect(findings(code)).toEqual(['1 noReason']);
    });

    it.each([
      '...',
      '-- !',
      'ibex-metrics/no-url-route-label',
      '"no-url-route-label".',
      'No URL route label',
    ])('that is more than `%s`', (reason) => {
      expect(findings(`/* eslint-disable ${OTHER} -- ${reason} */`)).toEqual(['1 emptyReason']);
      expect(findings(`/* eslint-disable ${OTHER} -- until 2028-01-01: ${reason} */`)).toEqual([
        '1 emptyReason',
      ]);
    });

    it('once for a comment, whatever number of rules it names', () => {
      expect(findings(`/* eslint-disable ${OTHER}, ibex-metrics/metric-naming */`)).toEqual(['1 noReason']);
    });

    it('for each comment, in one line too', () => {
      const code = `/* eslint-disable ${OTHER} */ go(); // eslint-disable-line ${OTHER}`;
      expect(findings(code)).toEqual(['1 noReason', '1 noReason']);
    });
  });

  describe('accepts a reason', () => {
    it.each([
      `go(); // eslint-disable-line ${OTHER} -- the route is one of three`,
      `// eslint-disable-next-line ${OTHER} -- シャード番号\ngo();`,
      `/* eslint-disable ${OTHER} -- no-url-route-label takes the shard for an id */`,
      `/* eslint-disable\n  ${OTHER}\n  -- the route is one of three */`,
      `/* eslint ${OTHER}: off -- the route is one of three */`,
    ])('%s', (code) => {
      expect(findings(code)).toEqual([]);
    });
  });

  describe('asks of a directive for every rule, where the file has to do with metrics,', () => {
    const metrics = `count.inc({ route });`;

    it.each([
      `${metrics} // eslint-disable-line`,
      `/* eslint-disable */ ${metrics}`,
      `/* eslint-disable -- ... */ ${metrics}`,
      `/* eslint-disable-next-line */ ${metrics}`,
    ])('a reason: %s', (code) => {
      expect(findings(code)).toEqual(['1 blanketWithoutReason']);
    });

    it('no more than that', () => {
      expect(findings(`/* eslint-disable -- generated */ ${metrics}`)).toEqual([]);
    });

    it('nothing where it has not', () => {
      expect(findings('/* eslint-disable */ go();')).toEqual([]);
      expect(findings('go(); // eslint-disable-line')).toEqual([]);
    });
  });

  describe('holds an exemption to its end date', () => {
    const until = (date: string) => `/* eslint-disable ${OTHER} -- until ${date}: the old dashboard goes */`;

    it.each(['2027-03-01', '2027-03-02', '2030-01-01'])('on 2027-03-01 it holds until %s', (date) => {
      expect(findings(until(date))).toEqual([]);
    });

    it.each(['2027-02-28', '2026-12-31', '0999-01-01'])('and no longer until %s', (date) => {
      expect(findings(until(date))).toEqual(['1 expired']);
    });

    it('to the last minute of the day, where the linter runs', () => {
      vi.setSystemTime(new Date(2027, 2, 1, 23, 59));
      expect(findings(until('2027-03-01'))).toEqual([]);
      vi.setSystemTime(new Date(2027, 2, 2, 0, 0));
      expect(findings(until('2027-03-01'))).toEqual(['1 expired']);
    });

    it.each(['2027/3/1', '2027-3-1', 'March', 'the', '01.03.2027', ''])('that is no date: "%s"', (date) => {
      expect(findings(until(date))).toEqual(['1 malformedEndDate']);
    });

    it.each(['2027-02-30', '2027-13-01'])('that never comes: %s', (date) => {
      expect(findings(until(date))).toEqual(['1 impossibleEndDate']);
    });

    it('also for every rule, and for one that is configured to be off', () => {
      expect(findings(`/* eslint-disable -- until 2027-01-01: a spike */ a.inc();`)).toEqual(['1 expired']);
      expect(findings(`/* eslint ${OTHER}: off -- until 2027-01-01: a spike */`)).toEqual(['1 expired']);
    });
  });

  describe('with `requireEndDate`', () => {
    it('asks for one', () => {
      const code = `/* eslint-disable ${OTHER} -- the route is one of three */`;
      expect(findings(code, { requireEndDate: true })).toEqual(['1 noEndDate']);
      expect(findings(code, { requireEndDate: false })).toEqual([]);
    });

    it('is content with one', () => {
      const code = `/* eslint-disable ${OTHER} -- until 2027-06-01: the route is one of three */`;
      expect(findings(code, { requireEndDate: true })).toEqual([]);
    });
  });

  describe('cannot be silenced by what it reports', () => {
    it.each([
      `/* eslint-disable */ a.inc();`,
      `/* eslint-disable */\n/* eslint-enable */ a.inc();`,
      `a.inc(); // eslint-disable-line`,
      `/* eslint-disable-next-line */ a.inc();`,
      `/* eslint-disable ${RULE} */`,
      `go(); /* eslint-disable-line ${RULE}, ${OTHER} */`,
      `// eslint-disable-next-line ${RULE}\ngo();`,
    ])('%s', (code) => {
      expect(findings(code)).toHaveLength(1);
    });

    it('nor by a directive for its line', () => {
      const code = `// eslint-disable-next-line ${RULE} -- no\ngo(); // eslint-disable-line ${OTHER}`;
      expect(findings(code)).toEqual(['2 noReason']);
    });

    it('only by one that stands in an earlier line and gives its reason', () => {
      const code = `/* eslint-disable ${RULE} -- a fixture */\ngo(); // eslint-disable-line ${OTHER}`;
      expect(findings(code)).toEqual([]);
    });
  });

  it('leaves the directives of others alone', () => {
    const code = [
      '// eslint-disable-next-line no-console',
      'console.log(count.inc());',
      '/* eslint-disable no-console, @typescript-eslint/no-unsafe-call */',
      '/* eslint-enable no-console */',
      '/* eslint no-console: off */',
      `/* eslint ${OTHER}: error */`,
      '/* global metrics */',
      `// eslint ${OTHER}: off`,
      `// eslint-disable ${OTHER}`,
      `// the comment eslint-disable-line ${OTHER} is explained here`,
      `const text = "/* eslint-disable ${OTHER} */";`,
      '/* eslint-disable ibex-metrics-extras/strict, ibex/no-url-route-label */',
      '/* eslint [ */',
    ].join('\n');
    expect(findings(code)).toEqual([]);
  });

  it('follows the plugin to the name under which it is registered', () => {
    const messages = new AnyLinter().verify(
      '/* eslint-disable metrics/standard-buckets */\n/* eslint-disable ibex-metrics/standard-buckets */',
      [{ plugins: { metrics: PLUGIN }, rules: { 'metrics/exemption-ledger': 'error' } }],
    );
    expect(messages.filter(({ ruleId }) => ruleId === 'metrics/exemption-ledger')).toMatchObject([
      { line: 1, messageId: 'noReason' },
    ]);
  });

  it('says what is wrong, why it matters and what to do', () => {
    const messages = [
      `/* eslint-disable ${OTHER}, ibex-metrics/metric-naming */`,
      `a.inc(); // eslint-disable-line`,
      `/* eslint-disable ${OTHER} -- ??? */`,
      `/* eslint-disable ${OTHER} -- until March: a spike */`,
      `/* eslint-disable ${OTHER} -- until 2027-02-30: a spike */`,
      `/* eslint-disable ${OTHER} -- until 2027-02-28: a spike */`,
      `/* eslint-disable ${OTHER} -- until 2026-12-31: a spike */`,
    ].map((code) => lint(code).find(({ ruleId }) => ruleId === RULE)?.message);
    expect(messages).toEqual([
      'This exemption from `ibex-metrics/no-url-route-label`, `ibex-metrics/metric-naming` gives no reason, so nobody can tell whether it is right, or still needed. Say why behind two hyphens, `-- why`, or until when as well, `-- until YYYY-MM-DD: why`.',
      'This exemption from every rule hides what the rules on metrics find too, and gives no reason. Name the rules that it is meant for, and say why: `eslint-disable-line ibex-metrics/… -- why`.',
      'The reason of this exemption from `ibex-metrics/no-url-route-label`, "???", says nothing that the directive does not. Say why the code is right as it is.',
      'This exemption from `ibex-metrics/no-url-route-label` would never end: "March" is no date. Write `-- until YYYY-MM-DD: why`; a reason that is no date must not begin with "until".',
      'This exemption from `ibex-metrics/no-url-route-label` would never end: there is no day 2027-02-30. Write a day of the calendar, `-- until YYYY-MM-DD: why`.',
      'This exemption from `ibex-metrics/no-url-route-label` ended on 2027-02-28, yesterday: what it was waiting for is due. Remove it and mend what it hides, or give another date and say why.',
      'This exemption from `ibex-metrics/no-url-route-label` ended on 2026-12-31, 60 days ago: what it was waiting for is due. Remove it and mend what it hides, or give another date and say why.',
    ]);
  });

  it('points at the comment', () => {
    const [message] = lint(`go();\ngo(); // eslint-disable-line ${OTHER}`).filter(
      ({ ruleId }) => ruleId === RULE,
    );
    // From before the first column, where no directive reaches.
    expect(message).toMatchObject({ line: 2, column: 0, endLine: 2, endColumn: 61 });
  });
});

describe('exemption-ledger where the linter does not tell its directives', () => {
  it('finds nothing and does not throw', () => {
    const context = {
      id: RULE,
      options: [],
      settings: {},
      sourceCode: { text: `/* eslint-disable ${OTHER} */` },
      report: () => {
        throw new Error('nothing to report');
      },
    };
    expect(rule.create(context as unknown as Parameters<typeof rule.create>[0])).toEqual({});
  });
});

/** A rule that finds nothing stands for those that are exempted from: only their names matter. */
const SILENT: Rule.RuleModule = { create: () => ({}) };

const PLUGIN = {
  rules: {
    'exemption-ledger': rule as unknown as Rule.RuleModule,
    'metric-naming': SILENT,
    'no-url-route-label': SILENT,
    'standard-buckets': SILENT,
  },
};
