import { join } from 'node:path';

import { catalogOf, configurationOf } from '../check/check-sources.js';
import { letPass } from '../check/let-pass.js';
import { reportContext } from '../check/report-context.js';
import { EXIT_CODES } from '../command-line/exit-codes.js';
import { UsageError } from '../command-line/usage-error.js';
import { shownPath } from '../config/shown-path.js';
import { counted } from '../lint/tally.js';
import { parseOutputs } from '../report/output-kinds.js';
import { printable } from '../report/printable.js';
import { writeReport } from '../report/write-report.js';
import type { DocsCommandOptions } from './docs-command.js';
import { docsCommandLine } from './docs-command-line.js';
import { type DocsPlan, docsPlan } from './docs-plan.js';
import { madeDocuments, type MadeTarget } from './made-documents.js';
import { MOST_OTHERS_TOLD, otherFiles } from './other-files.js';
import { runDocs } from './run-docs.js';
import { writeDocuments } from './write-documents.js';

/**
 * Documents a catalog, or checks what is there.
 *
 * @returns the exit code
 * @throws UsageError for what cannot be carried out, and the errors of the configuration, the catalog and the files
 */
export async function runDocsCommand(options: DocsCommandOptions): Promise<number> {
  const { check = false, output } = options;
  if (output && !check) throw new UsageError('--output is for what --check finds: give --check as well');
  const outputs = parseOutputs(output ?? []);
  const configuration = await configurationOf(options.config);
  const plan = docsPlan(options, configuration);
  const catalog = await catalogOf(options.catalog, configuration);
  if (!check) return write(await madeDocuments(catalog, withPrinted(plan)), plan);
  const command = docsCommandLine(options);
  const found = await runDocs({ catalog, check, configuration, docs: options, command });
  const sections = await letPass(found, {
    configuration,
    baseline: undefined,
    writesBaseline: false,
    tellsUnused: false,
  });
  return writeReport({ sections }, outputs, reportContext(catalog, configuration));
}

/** What is printed has its links as if it were a file at the root. */
function withPrinted({ printed, ...plan }: DocsPlan): DocsPlan {
  if (printed === undefined) return plan;
  return { ...plan, targets: [...plan.targets, { form: printed, path: join(plan.root, 'METRICS.md') }] };
}

async function write(made: readonly MadeTarget[], { targets, printed }: DocsPlan): Promise<number> {
  const files = made.slice(0, targets.length);
  const counts = await writeDocuments(files);
  for (const [index, target] of files.entries())
    tell(target, counts[index] ?? 0, await otherFiles(target, files));
  if (printed !== undefined)
    await print(
      made
        .at(-1)
        ?.files.map(({ content }) => content)
        .join('') ?? '',
    );
  return EXIT_CODES.clean;
}

/** On standard error, so that what is printed is the document alone. */
function tell(target: MadeTarget, count: number, others: readonly string[]): void {
  const name = printable(shownPath(target.path));
  const files = counted(target.files.length, 'file');
  const what = target.makes === 'file' ? name : `${name}, of ${files},`;
  process.stderr.write(`check-metrics: ${what} is ${count === 0 ? 'as it was' : 'written'}\n`);
  for (const other of others.slice(0, MOST_OTHERS_TOLD)) {
    process.stderr.write(
      `check-metrics: ${printable(shownPath(other))} is none of what the catalog makes; remove it, or move it elsewhere\n`,
    );
  }
  const more = others.length - MOST_OTHERS_TOLD;
  if (more > 0) process.stderr.write(`check-metrics: ${name} has ${counted(more, 'more file')} like that\n`);
}

/** Waits until it is written, or cannot be: what is to be done about that is decided where the program begins. */
async function print(text: string): Promise<void> {
  await new Promise<void>((done) => {
    process.stdout.write(text, () => {
      done();
    });
  });
}
