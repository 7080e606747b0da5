import { EXCERPT_WIDTH } from '../report/finding-excerpts.js';
import { excerptOf } from '../report/excerpt.js';
import type { ReportedFinding } from '../report/report.js';
import { fixOfLabel } from './absent-label.js';
import { checkQuery } from './query-checker.js';
import type { QueryProblem } from './query-context.js';
import type { NameLookup } from './name-lookup.js';
import { placeInFile } from './place-in-file.js';
import { type ReadQuery, readQuery } from './read-query.js';
import { mayHave, type SeriesShape } from './series-shape.js';
import type { QueryFile } from './sources/read-queries.js';
import type { TextInFile } from './sources/found-query.js';
import { labelsInTemplate } from './template-labels.js';
import { TextLines } from './text-lines.js';

/** Of a file; nobody reads more, and a file with more is none of ours. */
const MOST_FINDINGS = 1000;

/** What is needed to check the expressions of a file. */
export interface CheckQueriesOptions {
  /** The path of the file, absolute. */
  readonly path: string;
  readonly names: NameLookup;
  /** Told once for each expression and metric. */
  readonly use: (metric: string) => void;
}

/** Checks the expressions of a file, and says where in it what is wrong stands. */
export function checkQueries(
  file: QueryFile,
  { path, names, use }: CheckQueriesOptions,
): readonly ReportedFinding[] {
  const findings = fileFaults(file, path);
  for (const found of file.queries) {
    // Read when its turn comes, and forgotten: of large dashboards there may be many.
    const query = readQuery(found);
    const report = (problem: QueryProblem): void => {
      const { offset, endOffset } = placeInFile(query, problem);
      findings.add(problem, offset, endOffset);
    };
    for (const problem of query.problems) report(problem);
    if (!query.isReadable) continue;
    const used = new Set<string>();
    const shape = checkQuery(query.root, {
      filled: query.filled,
      names,
      report,
      use: (metric) => used.add(metric),
    });
    for (const metric of used) use(metric);
    checkWantedLabel(query, shape, findings);
    if (!shape.isOurs || shape.isOpen) continue;
    for (const template of found.templates ?? []) checkTemplate(template, shape, findings);
  }
  return findings.inOrder();
}

/** Where a file is not in the format that its name says, so that expressions in it may be unread. */
export function findingsOfFile(file: QueryFile, path: string): readonly ReportedFinding[] {
  return fileFaults(file, path).inOrder();
}

function fileFaults(file: QueryFile, path: string): FileFindings {
  const findings = new FileFindings(path, file.text);
  if (file.validUntil !== undefined) {
    findings.add(
      { code: 'query/not-utf8', message: 'the file is not UTF-8', fix: 'save it as UTF-8' },
      file.validUntil,
    );
  }
  for (const { offset, endOffset, message, fix } of file.faults) {
    findings.add({ code: 'query/file', message, fix }, offset, endOffset);
  }
  return findings;
}

function checkWantedLabel(
  { found: { wantedLabel } }: ReadQuery,
  shape: SeriesShape,
  findings: FileFindings,
): void {
  if (!wantedLabel || !shape.isOurs || mayHave(shape, wantedLabel.name)) return;
  const { name, offset } = wantedLabel;
  const message = `no series of it has the label ${name}`;
  findings.add(
    { code: 'query/unknown-label', label: name, message, fix: fixOfLabel(name, shape) },
    offset,
    offset + name.length,
  );
}

function checkTemplate(template: TextInFile, shape: SeriesShape, findings: FileFindings): void {
  for (const { label, offset, endOffset } of labelsInTemplate(template)) {
    if (mayHave(shape, label)) continue;
    const message = `no series of the expression has the label ${label}, so nothing will stand here`;
    findings.add(
      { code: 'query/template-label', label, message, fix: fixOfLabel(label, shape) },
      offset,
      endOffset,
    );
  }
}

class FileFindings {
  readonly #findings = new Map<string, ReportedFinding>();
  readonly #path: string;
  readonly #lines: TextLines;
  #more = 0;

  constructor(path: string, text: string) {
    this.#path = path;
    this.#lines = new TextLines(text);
  }

  add(problem: Omit<QueryProblem, 'from' | 'to'>, offset: number, endOffset = offset + 1): void {
    const { line, column } = this.#lines.placeOf(offset);
    const { code, severity = 'error', metric, label, message, fix } = problem;
    // An expression that stands in a file twice, by an alias, has one place.
    const key = JSON.stringify([line, column, code, message]);
    if (this.#findings.has(key)) return;
    if (this.#findings.size >= MOST_FINDINGS) {
      this.#more++;
      return;
    }
    const end = this.#lines.placeOf(endOffset);
    const text = this.#lines.lineAt(line);
    const endColumn = end.line === line ? end.column : text.length + 1;
    this.#findings.set(key, {
      code,
      severity,
      ...(metric !== undefined && { metric }),
      ...(label !== undefined && { label }),
      line,
      column,
      endColumn,
      message,
      fix,
      source: { file: this.#path, line, column },
      excerpt: excerptOf(text, column, endColumn, EXCERPT_WIDTH),
    });
  }

  inOrder(): readonly ReportedFinding[] {
    const findings = [...this.#findings.values()].sort(
      (one, another) => (one.line ?? 0) - (another.line ?? 0) || (one.column ?? 0) - (another.column ?? 0),
    );
    const source = { file: this.#path, line: 1, column: 1 };
    const message = `the file has ${String(this.#more)} findings more`;
    const fix = 'correct those that are told first';
    return this.#more === 0
      ? findings
      : [...findings, { code: 'query/too-many', severity: 'warning', message, fix, source }];
  }
}
