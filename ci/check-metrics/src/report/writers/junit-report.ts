import junit, { type Builder, type TestCase, type TestSuite } from 'junit-report-builder';

import {
  describeExemption,
  describeSource,
  findingLines,
  LONGEST,
  nameAndAddress,
  subjectAndMessage,
} from '../finding-words.js';
import type { Report, ReportedFinding, ReportSection } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { shortened } from '../shortened.js';
import { relativePath } from '../source-path.js';

/**
 * A report for a CI server: of a target each metric of the catalog is a test case, of linted code each file. Errors make it
 * fail, warnings are its output, and where all is exempted it is skipped. A test case can fail once, so with several
 * errors the first gives the type and all are in the text.
 */
export function* junitReport({ sections }: Report, context: ReportContext): Generator<string> {
  const builder = JUNIT.newBuilder().name('check-metrics');
  for (const section of sections) addSuite(builder.testSuite(), section, context);
  yield `${builder.build()}\n`;
}

// The types speak of a module with a default; the package, which is CommonJS, is the builder itself.
const JUNIT = junit as unknown as Builder;

function addSuite(suite: TestSuite, section: ReportSection, { cwd }: ReportContext): void {
  const { unchecked, summary } = section;
  suite.name(nameAndAddress(section));
  if (unchecked) {
    const message = shortened(unchecked.message, LONGEST.message);
    caseOf(suite, section, 'can be checked').error(
      message,
      shortened(unchecked.code, LONGEST.name),
      inCdata(`${message}\nfix: ${shortened(unchecked.fix, LONGEST.message)}`),
    );
  }
  const groups = groupsOf(section, cwd);
  const presences = new Map(summary?.metrics.map(({ name, presence }) => [name, presence]));
  for (const [name, findings] of groups) {
    const testCase = caseOf(suite, section, name);
    if (section.kind === 'lint' && findings.some(({ source }) => source)) {
      testCase.file(shortened(name, LONGEST.address));
    }
    if (findings.length > 0) addFindings(testCase, findings, section, cwd);
    else if (presences.get(name) === 'not required') testCase.skipped().standardOutput('not required');
  }
  // Many readers take a suite without test cases for one that did not run.
  if (groups.size === 0 && !unchecked) caseOf(suite, section, 'has no findings');
}

function caseOf(suite: TestSuite, { name: section }: ReportSection, name: string): TestCase {
  return suite.testCase().className(shortened(section, LONGEST.name)).name(shortened(name, LONGEST.address));
}

/** The findings by what is a test case, in the order of the catalog, then in their own. */
function groupsOf({ kind, summary, findings }: ReportSection, cwd: string): Map<string, ReportedFinding[]> {
  const groups = new Map<string, ReportedFinding[]>(summary?.metrics.map(({ name }) => [name, []]));
  for (const finding of findings) {
    const { source, metric, code } = finding;
    const file = kind === 'lint' && source ? relativePath(source.file, cwd) : undefined;
    const group = file ?? metric ?? code;
    const others = groups.get(group);
    if (others) others.push(finding);
    else groups.set(group, [finding]);
  }
  return groups;
}

function addFindings(
  testCase: TestCase,
  findings: readonly ReportedFinding[],
  section: ReportSection,
  cwd: string,
): void {
  const text = (some: readonly ReportedFinding[]): string =>
    inCdata(some.map((finding) => textOf(finding, section, cwd)).join('\n\n'));
  const errors = findings.filter(({ severity, exempted }) => severity === 'error' && !exempted);
  const others = findings.filter((finding) => !errors.includes(finding));
  const [first, ...more] = errors;
  if (first) {
    const rest = more.length === 0 ? '' : ` (and ${String(more.length)} more)`;
    testCase
      .failure(subjectAndMessage(first) + rest, shortened(first.code, LONGEST.name))
      .stacktrace(text(errors));
  } else if (others.some(({ exempted }) => exempted)) {
    testCase.skipped();
  }
  if (others.length > 0) testCase.standardOutput(text(others));
}

function textOf(finding: ReportedFinding, section: ReportSection, cwd: string): string {
  const { severity, code, source, exempted } = finding;
  const [subject = '', ...details] = findingLines(finding, section);
  return [
    `${severity} ${subject} [${shortened(code, LONGEST.name)}]`,
    ...(source ? [`at ${describeSource(source, cwd)}`] : []),
    ...details,
    ...(exempted ? [describeExemption(exempted)] : []),
  ].join('\n');
}

/** What would end the CDATA section is escaped as a control character is: the builder sees to the first of them only. */
function inCdata(text: string): string {
  return text.replaceAll(']]>', String.raw`]]\u{3e}`);
}
