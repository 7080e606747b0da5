import type { TargetResult } from '@ibex/check-metrics';

type CheckReport = Extract<TargetResult, { report: unknown }>['report'];

/** A service that could be checked, with what was found. */
export function checkedService(...findings: CheckReport['findings']): TargetResult {
  return {
    target: 'http://127.0.0.1:1/metrics',
    body: new Uint8Array(),
    excerpts: new Map(),
    report: {
      families: 1,
      series: 2,
      catalogSeries: 2,
      worstCase: 3,
      metrics: [],
      coverage: { present: 0, required: 0 },
      exposition: { valid: true, problems: [], families: [] },
      findings,
    },
  };
}
