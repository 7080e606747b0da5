import { readFile } from 'node:fs/promises';

import { shownPath } from '../config/shown-path.js';
import { explainReadError } from '../lint/could-not-read.js';
import { excerptOf } from '../report/excerpt.js';
import { EXCERPT_WIDTH } from '../report/finding-excerpts.js';
import type { ReportedFinding, ReportSection } from '../report/report.js';
import { shortened } from '../report/shortened.js';
import { codeOf } from '../thrown/code-of.js';
import type { MadeFile, MadeTarget } from './made-documents.js';
import { MOST_OTHERS_TOLD, otherFiles } from './other-files.js';
import { isSameText, withPlainLines } from './same-text.js';

/**
 * Holds what is there to what would be made.
 *
 * @param command - what makes it, for the user
 * @returns a section for each file and folder asked for
 */
export async function checkDocuments(
  targets: readonly MadeTarget[],
  command: string,
): Promise<readonly ReportSection[]> {
  const sections: ReportSection[] = [];
  for (const target of targets) {
    const section = { kind: 'lint', name: shownPath(target.path), findings: [] } as const;
    try {
      sections.push({ ...section, findings: await findingsOf(target, targets, command) });
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      const { code, message, fix } = explainReadError(error, 0);
      sections.push({ ...section, unchecked: { code, message, fix } });
    }
  }
  return sections;
}

async function findingsOf(
  target: MadeTarget,
  targets: readonly MadeTarget[],
  command: string,
): Promise<ReportedFinding[]> {
  const findings: ReportedFinding[] = [];
  for (const file of target.files) {
    const there = await textAt(file.path);
    if (there === undefined) findings.push(missing(file, command));
    else if (!isSameText(there, file.content)) findings.push(stale(file, there, command));
  }
  const others = await otherFiles(target, targets);
  return [
    ...findings,
    ...others.slice(0, MOST_OTHERS_TOLD).map(notMade),
    ...more(target, others.length - MOST_OTHERS_TOLD),
  ];
}

async function textAt(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const STALE = { code: 'docs/stale', severity: 'error' } as const;

function missing({ path }: MadeFile, command: string): ReportedFinding {
  return {
    ...STALE,
    message: `${shownPath(path)} is not there`,
    fix: `run ${command}, and commit what it makes`,
  };
}

function stale({ path, content }: MadeFile, text: string, command: string): ReportedFinding {
  const there = linesOf(text);
  const made = linesOf(content);
  const index = made.findIndex((line, at) => line !== there[at]);
  const at = index === -1 ? made.length : index;
  const line = there[at];
  const wanted = made[at];
  const place = { line: Math.min(at, there.length - 1) + 1, column: 1 };
  const words =
    wanted === undefined
      ? there.length > made.length
        ? 'the catalog makes nothing from here on'
        : 'its last line does not end'
      : `the catalog makes ${JSON.stringify(shortened(wanted, LONGEST_LINE))} ${line === undefined ? 'after its end' : 'here'}`;
  return {
    ...STALE,
    ...place,
    message: `${shownPath(path)} is not what the catalog makes: ${words}`,
    fix: `run ${command}, and commit what it makes`,
    source: { file: path, ...place },
    ...(line !== undefined && { excerpt: excerptOf(line, 1, line.length + 1, EXCERPT_WIDTH) }),
  };
}

/** What ends the last line begins no other. */
function linesOf(text: string): string[] {
  return withPlainLines(text).replace(/\n$/, '').split('\n');
}

const LONGEST_LINE = 120;

function notMade(path: string): ReportedFinding {
  return {
    ...STALE,
    message: `${shownPath(path)} is none of what the catalog makes`,
    fix: 'remove it, or move it elsewhere',
    source: { file: path, line: 1, column: 1 },
  };
}

function more(target: MadeTarget, count: number): ReportedFinding[] {
  if (count <= 0) return [];
  const message = `${shownPath(target.path)} has ${String(count)} more files that are none of what the catalog makes`;
  return [{ ...STALE, message, fix: 'give a folder for the documents alone' }];
}
