import {
  DEFAULT_MAX_FAMILIES,
  DEFAULT_MAX_LINE_BYTES,
  DEFAULT_MAX_PROBLEMS,
  DEFAULT_MAX_TEXT_BYTES,
  validateExposition,
} from '@ibex/exposition';
import { describe, expect, it } from 'vitest';

import { checkMetrics } from '../testing/run-program.js';
import { withOptionName } from './limit-option-names.js';

const BODY = 'family_one 1\nfamily_two 1\n';

describe('a limit on the command line', () => {
  it.each([
    ['limit/too-many-problems', { maxProblems: 1 }, '--max-problems'],
    ['limit/line-too-long', { maxLineBytes: 1 }, '--max-line-bytes'],
    ['limit/too-many-families', { maxFamilies: 1 }, '--max-families'],
    ['limit/too-much-text', { maxTextBytes: 1 }, '--max-text-bytes'],
  ])('%s names the option that raises it', async (code, options, option) => {
    const { problems } = validateExposition(BODY, options);
    const problem = problems.find((found) => found.code === code);
    expect(problem?.fix).toContain(Object.keys(options)[0]);
    expect(problem && withOptionName(problem).fix).toContain(`raise ${option}`);
    const run = await checkMetrics(['lint', '--output', 'json', option, '1'], { input: BODY });
    expect(run.stdout).toContain(`"code":"${code}"`);
    expect(run.stdout).toContain(`raise ${option}"`);
  });

  it('is told in --help as the library has it', async () => {
    const { stdout } = await checkMetrics(['lint', '--help']);
    const help = stdout.replace(/\s+/g, ' ');
    expect(help).toMatch(new RegExp(`--max-problems [^-]+default: ${String(DEFAULT_MAX_PROBLEMS)}\\)`));
    expect(help).toMatch(
      new RegExp(`--max-line-bytes [^-]+default: ${inMebibytes(DEFAULT_MAX_LINE_BYTES)}\\)`),
    );
    expect(help).toMatch(new RegExp(`--max-families [^-]+default: ${String(DEFAULT_MAX_FAMILIES)}\\)`));
    expect(help).toMatch(
      new RegExp(`--max-text-bytes [^-]+default: ${inMebibytes(DEFAULT_MAX_TEXT_BYTES)}\\)`),
    );
  });
});

describe('what is no limit', () => {
  it('keeps its fix', () => {
    const { problems } = validateExposition('max_problemsMax{maxProblems="1"} 1\n');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(withOptionName)).toEqual(problems);
  });
});

function inMebibytes(bytes: number): string {
  return `${String(bytes / 1024 / 1024)} MiB`;
}
