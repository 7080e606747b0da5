import { validateExposition } from '@ibex/exposition';
import { expect, it } from 'vitest';

import { printPromtool } from '../../lint/promtool/print-promtool.js';
import { CONTEXT, HOSTILE, REPORT_OF_EVERYTHING } from '../../testing/report-of-everything.js';
import type { ReportedFinding, ReportSection } from '../report.js';
import { promtoolReport } from './promtool-report.js';

function printed(section: Partial<ReportSection>): string {
  const whole: ReportSection = { kind: 'target', name: 'shop', findings: [], ...section };
  return [...promtoolReport({ sections: [whole] }, CONTEXT)].join('');
}

const MISSING: ReportedFinding = {
  code: 'metric/missing',
  severity: 'error',
  metric: 'shop_carts_total',
  message: 'is missing',
};

it.each([
  ['a lint finding', 'cacheHits 1\n'],
  ['a body that cannot be parsed', 'up{ 1\n'],
  ['a clean one', '# HELP up Whether it is up\n# TYPE up gauge\nup 1\n'],
])('begins with what promtool prints, byte for byte: %s', (_, body) => {
  const exposition = validateExposition(Buffer.from(body));
  const said = [...printPromtool(exposition).stderr].join('');
  const findings = [...exposition.problems, MISSING];
  expect(printed({ exposition, findings })).toBe(`${said}shop_carts_total is missing\n`);
});

it('says what promtool would, where it did not read the body', () => {
  const findings: ReportedFinding[] = [{ ...MISSING, code: 'lint/help', message: 'no help text' }];
  expect(printed({ findings })).toBe('shop_carts_total no help text\n');
});

it('says what an earlier scrape had, of which promtool is not told', () => {
  const exposition = validateExposition(Buffer.from('# HELP up Whether it is up\n# TYPE up gauge\nup 1\n'));
  const [section] = REPORT_OF_EVERYTHING.sections.filter(({ summary }) => summary !== undefined);
  const summary = section?.summary && { ...section.summary, scrapes: 2 };
  const finding: ReportedFinding = { ...MISSING, code: 'syntax/value', message: 'is no number' };
  const findings = [
    { ...finding, scrape: 1 },
    { ...finding, scrape: 2 },
  ];
  expect(printed({ exposition, findings, ...(summary && { summary }) })).toBe(
    'shop_carts_total is no number\n',
  );
});

it('has a line for each finding, whatever is in it', () => {
  const findings = [
    { ...MISSING, message: HOSTILE },
    { ...MISSING, exempted: { by: 'baseline' as const, reason: '' } },
  ];
  expect(printed({ findings }).split('\n')).toHaveLength(2);
});

it.each(['\u001b[2J', '\u009b31m', '\u202e', '\u0000', '\u{e0041}'])(
  'quotes no control character of a body that cannot be parsed: %j',
  (text) => {
    for (const body of [
      `${text} 1\n`,
      `up ${text}\n`,
      `up{a${text}="b"} 1\n`,
      `up{a="b"} 1 ${text}\n`,
      `# TYPE up ${text}\n`,
    ]) {
      const exposition = validateExposition(Buffer.from(body));
      expect(printed({ exposition }).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  },
);
