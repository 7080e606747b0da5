import type { SourceLine } from '../bytes/source-line.js';
import type { LineFinding } from '../problems/line-finding.js';
import type { ProblemCode } from '../problems/problem-codes.js';
import { LABEL_NAME_PATTERN, METRIC_NAME_PATTERN } from './name-syntax.js';
import { readLineAsServer } from './server-line.js';
import { serverName, type ServerVersion } from './server-version.js';

const NAME_CODES: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'syntax/metric-name-invalid',
  'syntax/label-name-invalid',
]);

/**
 * Adds to a fault that makes expfmt reject the body what the Prometheus server makes of the line, where that is
 * anything else than refusing the whole scrape.
 */
export function withServerClause(
  source: SourceLine,
  fault: LineFinding,
  version: ServerVersion,
): LineFinding {
  const { bytes, start, end, terminated } = source;
  const reading = readLineAsServer(bytes, start, end, version);
  const server = serverName(version);
  if (reading === 'reads') return withClause(fault, `${server} reads this line all the same`);
  if (reading === 'ends') {
    return withClause(fault, `${server} takes the NUL for the end of the body, and reads nothing after it`);
  }
  if (reading === 'open' && terminated) {
    return withClause(fault, `${server} looks for the closing quote in the lines that follow`);
  }
  const isNewer =
    version === 2 && NAME_CODES.has(fault.code) && readLineAsServer(bytes, start, end, 3) === 'reads';
  if (!isNewer) return fault;
  return {
    ...withClause(fault, 'only Prometheus 3 reads names in quotes'),
    fix:
      'allow names in quotes with the option utf8Names (on the command line --utf8-names), or use metric names ' +
      `that match ${METRIC_NAME_PATTERN} and label names that match ${LABEL_NAME_PATTERN}`,
  };
}

function withClause(fault: LineFinding, clause: string): LineFinding {
  return { ...fault, message: `${fault.message}; ${clause}` };
}
