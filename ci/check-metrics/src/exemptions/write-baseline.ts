import { resolve } from 'node:path';

import type { ReportSection } from '../report/report.js';
import { writeFileWhole } from '../report/write-file.js';
import { type Baseline, BASELINE_VERSION, BaselineError } from './baseline.js';
import { type BaselineEntry, countOf, keyOfEntry, keyOfFinding } from './baseline-entry.js';
import { canBeExempted } from './can-be-exempted.js';
import { checkedTargets } from './checked-targets.js';

/**
 * Writes a baseline. A new one has every finding that no exemption lets pass. One that is there only shrinks, to what is
 * still found: a finding that is new is to be mended, not added. What was not checked stays in it.
 *
 * @param path - relative to the working directory
 * @param sections - of a report, whether or not the baseline was applied to it
 * @param existing - the baseline that is there
 * @returns what stands in it now
 * @throws {@link BaselineError} where it cannot be written; the file that was there is there still, then
 */
export async function writeBaseline(
  path: string,
  sections: readonly ReportSection[],
  existing?: Pick<Baseline, 'entries'>,
): Promise<readonly BaselineEntry[]> {
  const found = entriesOf(sections);
  const entries = inOrder(
    existing ? shrunk(existing.entries, found, checkedTargets(sections)) : found.values(),
  );
  await write(resolve(path), textOf(entries));
  return entries;
}

function entriesOf(sections: readonly ReportSection[]): Map<string, BaselineEntry> {
  const entries = new Map<string, BaselineEntry>();
  for (const section of sections) {
    for (const finding of section.findings) {
      if (finding.exempted?.by === 'exemption' || !canBeExempted(section, finding)) continue;
      const { code, metric, label } = finding;
      const key = keyOfFinding(section, finding);
      entries.set(key, {
        target: section.name,
        code,
        ...(metric !== undefined && { metric }),
        ...(label !== undefined && { label }),
        count: (entries.get(key)?.count ?? 0) + countOf(finding),
      });
    }
  }
  return entries;
}

function shrunk(
  entries: readonly BaselineEntry[],
  found: ReadonlyMap<string, BaselineEntry>,
  checked: ReadonlySet<string>,
): BaselineEntry[] {
  return entries.flatMap((entry) => {
    if (!checked.has(entry.target)) return [entry];
    const count = Math.min(entry.count, found.get(keyOfEntry(entry))?.count ?? 0);
    return count === 0 ? [] : [{ ...entry, count }];
  });
}

// By code units, so that the order is the same wherever it is written.
function inOrder(entries: Iterable<BaselineEntry>): BaselineEntry[] {
  const partsOf = ({ target, code, metric = '', label = '' }: BaselineEntry) => [target, code, metric, label];
  return [...entries].sort((one, another) => {
    const others = partsOf(another);
    const [difference] = partsOf(one)
      .map((part, index) => compare(part, others[index] ?? ''))
      .filter((order) => order !== 0);
    return difference ?? 0;
  });
}

function compare(one: string, another: string): number {
  return one < another ? -1 : one > another ? 1 : 0;
}

function textOf(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((entry) => `    ${lineOf(entry)}`).join(',\n');
  const findings = lines === '' ? '[]' : `[\n${lines}\n  ]`;
  return `{\n  "version": ${String(BASELINE_VERSION)},\n  "findings": ${findings}\n}\n`;
}

function lineOf(entry: BaselineEntry): string {
  const members = Object.entries(entry).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{ ${members.join(', ')} }`;
}

async function write(path: string, text: string): Promise<void> {
  const reason = await writeFileWhole(path, [text]);
  if (reason === undefined) return;
  throw new BaselineError(path, [
    {
      message: `cannot be written: ${reason}`,
      fix: 'mend that, or name another with --baseline',
    },
  ]);
}
