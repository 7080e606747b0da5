import { describe, expect, it } from 'vitest';

import { CONTEXT } from '../../testing/report-of-everything.js';
import type { ReportedFinding, ReportSection } from '../report.js';
import { markdownReport } from './markdown-report.js';

function finding(message: string): ReportedFinding {
  return { code: 'query/type', severity: 'error', message, line: 1, column: 1 };
}

function section(name: string, ...findings: readonly ReportedFinding[]): ReportSection {
  return { kind: 'lint', name, findings };
}

function written(...sections: readonly ReportSection[]): string {
  return [...markdownReport({ sections }, CONTEXT)].join('');
}

describe('a report as Markdown', () => {
  it('is its verdict alone where there is nothing to do', () => {
    expect(written(section('a'), section('b'))).toBe('### ✅ check-metrics passed: no errors, no warnings\n');
  });

  it('fits into a comment, and says how much is left out', () => {
    const many = Array.from({ length: 1000 }, (_, index) => finding(`is wrong ${String(index)}`));
    const text = written(section('a', ...many), section('b', ...many));
    expect(text.length).toBeLessThan(60_000);
    const rows = text.match(/is wrong/g)?.length ?? 0;
    expect(rows).toBeGreaterThan(500);
    expect(text).toMatch(new RegExp(`\\nand ${String(2000 - rows)} more\\n$`));
  });

  it('is one row for each finding, whatever is in its text', () => {
    const text = written(section('a | b', finding('a | b\n| c | `d` <img> @someone')));
    expect(text.split('\n').filter((line) => line.startsWith('| ❌'))).toEqual([
      String.raw`| ❌ |  | a \| b\\u\{a\}\| c \| \`d\` \<img\> \@someone (${'`'}query/type${'`'}) |  |`,
    ]);
  });
});
