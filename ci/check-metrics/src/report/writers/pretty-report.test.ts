import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';

import { CONTEXT, REPORT_OF_EVERYTHING } from '../../testing/report-of-everything.js';
import type { MetricSummary, Report, ReportedFinding, TargetSummary } from '../report.js';
import { MOST_METRICS } from './metric-table.js';
import { prettyReport } from './pretty-report.js';

const COLORED = { ...CONTEXT, colors: picocolors.createColors(true) };
const ESCAPE = '\u001b';

function printed(report: Report, context = CONTEXT): string {
  return [...prettyReport(report, context)].join('');
}

function targetWith(metrics: readonly MetricSummary[], findings: readonly ReportedFinding[] = []): Report {
  const summary: TargetSummary = {
    families: 1,
    series: 1,
    catalogSeries: 1,
    worstCase: 1,
    coverage: { present: 1, required: metrics.length },
    scrapes: 1,
    metrics,
  };
  return { sections: [{ kind: 'target', name: 'shop', findings, summary }] };
}

function metricsOf(count: number, presence: MetricSummary['presence'] = 'present'): MetricSummary[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `shop_${presence.replaceAll(' ', '_')}_${String(index)}`,
    type: 'counter',
    presence,
    series: 1,
    worstCase: 1,
  }));
}

describe('a report for a person', () => {
  it('says the same words with colours as without', () => {
    const colored = printed(REPORT_OF_EVERYTHING, COLORED);
    expect(colored).toContain(ESCAPE);
    // eslint-disable-next-line no-control-regex -- the colours are to be taken out
    expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(printed(REPORT_OF_EVERYTHING));
  });

  it('dims what is exempted as a whole', () => {
    const { colors } = COLORED;
    const exempted = { by: 'exemption' as const, reason: 'later' };
    const text = printed(
      targetWith([], [{ code: 'metric/help', severity: 'error', metric: 'a', message: 'b', exempted }]),
      COLORED,
    );
    expect(text).toContain(colors.dim('  error a: b [metric/help]'));
    expect(text).toContain(colors.dim('    exempted: later'));
  });

  it('breaks no line however long the names are, and stays readable', () => {
    const long = 'x'.repeat(100_000);
    const text = printed({
      sections: [
        {
          ...targetWith(
            [{ name: long, type: 'gauge', presence: 'present', series: 1, worstCase: 1 }],
            [{ code: long, severity: 'error', metric: long, message: long, fix: long }],
          ).sections[0],
          kind: 'target',
          name: long,
          address: long,
          findings: [{ code: long, severity: 'error', metric: long, message: long, fix: long }],
        },
      ],
    });
    const lines = text.split('\n');
    expect(lines).toHaveLength(10);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(1300);
    expect(text).toContain('xxx…');
  });
});

describe('the table of a target', () => {
  it(`has every metric of a catalog of up to ${String(MOST_METRICS)}`, () => {
    const text = printed(targetWith(metricsOf(MOST_METRICS)));
    expect(text.match(/^ {2}shop_present_/gm)).toHaveLength(MOST_METRICS);
    expect(text).not.toContain('of the catalog, with');
  });

  it('has of more only those that somebody should look at', () => {
    const metrics = [
      ...metricsOf(MOST_METRICS),
      ...metricsOf(2, 'missing'),
      ...metricsOf(1, 'declared but never sampled'),
      ...metricsOf(3, 'not required'),
    ];
    const finding: ReportedFinding = {
      code: 'metric/help',
      severity: 'warning',
      metric: 'shop_present_7',
      message: 'b',
    };
    const text = printed(targetWith(metrics, [finding]));
    expect(text.match(/^ {2}shop_\w+/gm)).toEqual([
      '  shop_present_7',
      '  shop_missing_0',
      '  shop_missing_1',
      '  shop_declared_but_never_sampled_0',
    ]);
    expect(text).toContain('  42 more metrics of the catalog, with no findings\n');
  });

  it('is a line where all is well', () => {
    expect(printed(targetWith(metricsOf(100)))).toContain('  100 metrics of the catalog, with no findings\n');
  });
});
