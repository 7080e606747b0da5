import type { Colors } from 'picocolors/types.js';

import { prettyBrokenQueries } from '../../queries/broken/writers/pretty-broken-queries.js';
import { describeSource, LONGEST } from '../../report/finding-words.js';
import type { ReportContext } from '../../report/report-context.js';
import { exitCodeOf } from '../../report/report-totals.js';
import { shortened } from '../../report/shortened.js';
import { prettySection } from '../../report/writers/pretty-report.js';
import { changeWords } from '../change-words.js';
import {
  changeGroups,
  type ChangeGroup,
  countsOf,
  countWords,
  otherFindings,
  releaseWords,
  type ReportedChange,
  reportedChanges,
  type ReportedDiff,
  type Weight,
} from './reported-diff.js';

/** The changes for a person, metric by metric; those that break something first, the release they need last. */
export function* prettyDiff(reported: ReportedDiff, context: ReportContext): Generator<string> {
  const { colors } = context;
  const { base, head, diff, report } = reported;
  const changes = reportedChanges(reported);
  yield `${colors.bold(shortened(base, LONGEST.address))} → ${colors.bold(shortened(head, LONGEST.address))}\n\n`;
  for (const group of changeGroups(changes)) yield `${groupLines(group, context).join('\n')}\n\n`;
  const words = { describe: changeWords, cwd: context.cwd, colors };
  for (const line of prettyBrokenQueries(reported.broken, words)) yield line;
  if (reported.broken.length > 0) yield '\n';
  for (const section of otherFindings(reported)) {
    yield `${prettySection(section, context).join('\n')}\n\n`;
  }
  const line = `${countWords(countsOf(changes))}: ${releaseWords(diff.release)}`;
  yield exitCodeOf(report) === 0 ? colors.green(`✓ ${line}\n`) : colors.red(`✗ ${line}\n`);
}

function groupLines({ metric, changes }: ChangeGroup, context: ReportContext): string[] {
  const { colors, cwd } = context;
  const name = metric === undefined ? 'the catalog' : shortened(metric, LONGEST.name);
  // Of one that is gone there is only where it is not.
  const source = changes.find(({ change }) => change.kind !== 'metric-removed')?.finding?.source;
  const place = source && metric !== undefined ? ` ${colors.dim(describeSource(source, cwd))}` : '';
  return [`${colors.bold(name)}${place}`, ...changes.flatMap((change) => changeLines(change, colors))];
}

function changeLines({ change, weight, finding }: ReportedChange, colors: Colors): string[] {
  const mark = `${MARKS[weight]} ${weight.padEnd(LONGEST_WEIGHT)}`;
  const rest = [
    shortened(change.reason, LONGEST.message),
    ...(change.announced ? [`announced: ${shortened(change.announced.reason, LONGEST.message)}`] : []),
    ...(weight === 'breaking' && finding?.fix !== undefined
      ? [`fix: ${shortened(finding.fix, LONGEST.message)}`]
      : []),
  ];
  const code = weight === 'breaking' && finding ? ` ${colors.dim(`[${finding.code}]`)}` : '';
  return [
    `  ${paintOf(weight, colors)(mark)}  ${shortened(changeWords(change), LONGEST.message)}${code}`,
    ...rest.map((line) => `  ${' '.repeat(LONGEST_WEIGHT + 2)}  ${colors.dim(line)}`),
  ];
}

const MARKS: Readonly<Record<Weight, string>> = {
  breaking: '✗',
  announced: '!',
  compatible: '+',
  cosmetic: '·',
};

const LONGEST_WEIGHT = 'compatible'.length;

function paintOf(weight: Weight, colors: Colors): (text: string) => string {
  switch (weight) {
    case 'breaking':
      return colors.red;
    case 'announced':
      return colors.yellow;
    case 'compatible':
      return colors.green;
    case 'cosmetic':
      return colors.dim;
  }
}
