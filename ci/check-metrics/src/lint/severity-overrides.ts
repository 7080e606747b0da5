import { PROBLEM_CODES, type ProblemCode, type Severity, type SeverityOverrides } from '@ibex/exposition';

import { UsageError } from '../command-line/usage-error.js';

/**
 * Reads severities as given on the command line; a later one goes before an earlier one.
 *
 * @param settings - such as `lint/help=off` and `value/*=error`
 * @throws UsageError for a code that does not exist, a severity that does not, and one below `error` for what decides
 * whether Prometheus reads the body
 */
export function parseSeverities(settings: readonly string[]): SeverityOverrides {
  const overrides = new Map<ProblemCode, Severity | 'off'>();
  for (const setting of settings) {
    const [pattern = '', severity = '', ...rest] = setting.split('=');
    if (rest.length > 0 || !isSeverity(severity)) {
      throw new UsageError(`--severity "${setting}" must be <code>=off, <code>=warning or <code>=error`);
    }
    for (const code of codesOf(pattern)) {
      if (severity !== 'error' && decidesVerdict(code)) {
        throw new UsageError(
          `--severity "${setting}": ${code} decides whether the body can be read, so it stays an error`,
        );
      }
      overrides.set(code, severity);
    }
  }
  return overrides;
}

const ALL_CODES = Object.keys(PROBLEM_CODES) as ProblemCode[];

function codesOf(pattern: string): ProblemCode[] {
  const codes = pattern.endsWith('/*')
    ? ALL_CODES.filter((code) => code.startsWith(pattern.slice(0, -1)))
    : ALL_CODES.filter((code) => code === pattern);
  if (codes.length > 0) return codes;
  const groupOf = (code: string): string => code.replace(/\/.*/s, '/');
  const sameGroup = ALL_CODES.filter((code) => groupOf(code) === groupOf(pattern));
  const groups = [...new Set(ALL_CODES.map((code) => `${groupOf(code)}*`))];
  throw new UsageError(
    `--severity: there is no code "${pattern}"; there are ${(sameGroup.length > 0 ? sameGroup : groups).join(', ')}`,
  );
}

function decidesVerdict(code: ProblemCode): boolean {
  return code.startsWith('syntax/') || code.startsWith('limit/');
}

function isSeverity(text: string): text is Severity | 'off' {
  return text === 'off' || text === 'warning' || text === 'error';
}
