import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { CONTEXT, REPORT_OF_EVERYTHING } from '../../testing/report-of-everything.js';
import type { ReportWriter } from '../report-context.js';
import { githubReport } from './github-report.js';
import { jsonReport } from './json-report.js';
import { junitReport } from './junit-report.js';
import { markdownReport } from './markdown-report.js';
import { prettyReport } from './pretty-report.js';
import { promtoolReport } from './promtool-report.js';
import { sarifReport } from './sarif-report.js';

const WRITERS: readonly [string, ReportWriter][] = [
  ['pretty', prettyReport],
  ['json', jsonReport],
  ['markdown', markdownReport],
  ['sarif', sarifReport],
  ['junit', junitReport],
  ['github', githubReport],
  ['promtool', promtoolReport],
];

/** As it is in a file, where half a character cannot be. */
function written(write: ReportWriter): string {
  return Buffer.from([...write(REPORT_OF_EVERYTHING, CONTEXT)].join('')).toString();
}

describe('a report of everything', () => {
  it.each(WRITERS)('is written as %s like this', async (kind, write) => {
    const text = written(write);
    // Written anew with `vitest --update`; a version that is raised is no other report.
    await expect(
      text.replace(/("version": )"\d+\.\d+\.\d+"(?=,\n\s+"rules")/, '$1"0.0.0"'),
    ).toMatchFileSnapshot(join(import.meta.dirname, `../../testing/golden/${kind}.golden`));
  });

  it.each(WRITERS)('has nothing in %s that a terminal obeys or an eye does not see', (_, write) => {
    const text = written(write);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    // And yet something of it is there.
    expect(text).toMatch(/\\u\{?00?1?b|1b\}/i);
  });
});
