import { counted } from '../../lint/tally.js';
import { breakWords } from '../../queries/broken/writers/broken-by-change.js';
import { markdownBrokenQueries } from '../../queries/broken/writers/markdown-broken-queries.js';
import { LONGEST } from '../../report/finding-words.js';
import type { ReportContext } from '../../report/report-context.js';
import { totalsOf } from '../../report/report-totals.js';
import type { ReportSection } from '../../report/report.js';
import { markdownCode, markdownText } from '../../report/markdown-text.js';
import { shortened } from '../../report/shortened.js';
import { changeWords } from '../change-words.js';
import {
  countsOf,
  countWords,
  otherFindings,
  type ReportedChange,
  reportedChanges,
  type ReportedDiff,
  type Weight,
  WEIGHTS,
} from './reported-diff.js';

/**
 * The changes as Markdown, for a comment on a pull request: the verdict, what breaks, and the rest folded away. A code
 * host refuses a comment that is too long, so the last rows of a long one are only counted.
 */
export function* markdownDiff(
  reported: ReportedDiff,
  { cwd }: Pick<ReportContext, 'cwd'>,
): Generator<string> {
  const { base, head, broken } = reported;
  const changes = reportedChanges(reported);
  yield `### ${title(reported, changes)}\n\n`;
  yield `${markdownCode(shortened(base, LONGEST.name))} → ${markdownCode(shortened(head, LONGEST.name))}: ${countWords(countsOf(changes))}.\n`;
  const room = { left: MOST_CHARACTERS.changes };
  const isFolded = (weight: Weight) => FOLDED.includes(weight);
  for (const weight of WEIGHTS.filter((one) => !isFolded(one))) yield* sectionOf(weight, changes, room);
  if (broken.length > 0) yield '\n';
  const words = { describe: changeWords, cwd };
  yield* markdownBrokenQueries(broken, words, { left: MOST_CHARACTERS.queries });
  for (const weight of WEIGHTS.filter(isFolded)) yield* sectionOf(weight, changes, room);
  const others = otherFindings(reported);
  const mark = countWrong(others) > 0 ? '❌' : '⚠️';
  if (others.length > 0) yield `\n#### ${mark} Besides\n\n${others.flatMap(linesOf).join('')}`;
}

function linesOf({ name, unchecked, findings }: ReportSection): readonly string[] {
  return [
    ...(unchecked ? [lineOf(name, unchecked)] : []),
    ...findings.map((finding) => lineOf(finding.metric, finding)),
  ];
}

function lineOf(
  subject: string | undefined,
  { message, fix }: { readonly message: string; readonly fix?: string },
): string {
  const of = subject === undefined ? '' : `${markdownCode(shortened(subject, LONGEST.name))} `;
  const rest = fix === undefined ? '' : `; ${shortened(fix, LONGEST.message)}`;
  return `- ${of}${markdownText(`${shortened(message, LONGEST.message)}${rest}`)}\n`;
}

/** GitHub takes 65536 in a comment; there is more in it than the rows. */
const MOST_CHARACTERS = { changes: 35_000, queries: 20_000 };

/** What nobody has to do anything about. */
const FOLDED: readonly Weight[] = ['compatible', 'cosmetic'];

function title(reported: ReportedDiff, changes: readonly ReportedChange[]): string {
  const { diff, broken } = reported;
  const { breaking, announced } = countsOf(changes);
  const release = `Metric catalog: ${diff.release === 'none' ? 'no changes' : `${diff.release} release`}`;
  if (breaking > 0) return `❌ ${release}, ${counted(breaking, 'breaking change')} not announced`;
  if (broken.length > 0) return `❌ ${release}, ${breakWords(broken)}`;
  const wrong = countWrong(otherFindings(reported));
  if (wrong > 0) return `❌ ${release}, ${counted(wrong, 'problem')} besides`;
  if (announced > 0) return `⚠️ ${release}, ${counted(announced, 'breaking change')} announced`;
  return `✅ ${release}${diff.release === 'none' ? '' : ', nothing breaks'}`;
}

/** What makes the run fail. */
function countWrong(sections: readonly ReportSection[]): number {
  const { errors, unchecked } = totalsOf({ sections });
  return errors + unchecked;
}

function* sectionOf(
  weight: Weight,
  all: readonly ReportedChange[],
  room: { left: number },
): Generator<string> {
  const changes = all.filter((change) => change.weight === weight);
  if (changes.length === 0) return;
  const isFolded = FOLDED.includes(weight);
  yield isFolded
    ? `\n<details>\n<summary>${counted(changes.length, `${weight} change`)}</summary>\n\n`
    : `\n#### ${weight === 'breaking' ? '❌ Breaking' : '⚠️ Breaking, and announced'}\n\n`;
  yield `| Metric | Change | ${HEADINGS[weight]} |\n| --- | --- | --- |\n`;
  let told = 0;
  for (const change of changes) {
    const row = rowOf(change);
    if (row.length > room.left) break;
    room.left -= row.length;
    told += 1;
    yield row;
  }
  if (told < changes.length) yield `\nand ${String(changes.length - told)} more\n`;
  if (isFolded) yield '\n</details>\n';
}

const HEADINGS: Readonly<Record<Weight, string>> = {
  breaking: 'What breaks, and what to do',
  announced: 'What breaks, and why that was known',
  compatible: 'Why nothing breaks',
  cosmetic: 'Why nothing breaks',
};

function rowOf({ change, weight, finding }: ReportedChange): string {
  const metric = 'metric' in change ? change.metric : undefined;
  const name = metric === undefined ? '' : markdownCode(shortened(metric, LONGEST.name));
  const reasons = [
    cell(change.reason),
    ...(change.announced ? [`**Announced:** ${cell(change.announced.reason)}`] : []),
    ...(weight === 'breaking' && finding?.fix !== undefined ? [`**Fix:** ${cell(finding.fix)}`] : []),
  ];
  return `| ${name} | ${cell(changeWords(change))} | ${reasons.join('<br>')} |\n`;
}

function cell(text: string): string {
  return markdownText(shortened(text, LONGEST.message));
}
