import { dirname, resolve } from 'node:path';

import { today } from '@ibex/catalog/calendar-day';

import { catalogOf, configurationOf } from '../check/check-sources.js';
import { letPass } from '../check/let-pass.js';
import { reportContext } from '../check/report-context.js';
import { untilInterrupted } from '../check/until-interrupted.js';
import type { LoadedConfig } from '../config/load-config.js';
import { outputsOf } from '../report/output-kinds.js';
import { exitCodeOf } from '../report/report-totals.js';
import { writerOf } from '../report/write-report.js';
import { writeOutputs } from '../report/write-outputs.js';
import { countingQueries } from './counting-queries.js';
import type { DiffCommandOptions } from './diff-command.js';
import { diffSection, withExemptions } from './diff-section.js';
import { brokenBy, queriesFor } from './broken-by-diff.js';
import { runDiff } from './run-diff.js';
import { loadComparedCatalogs, type SourceOptions } from './sources/load-compared-catalogs.js';
import { orInterrupted } from './sources/or-interrupted.js';
import type { ReportedDiff } from './writers/reported-diff.js';

/** For whom a diff is written. */
export const DIFF_OUTPUT_KINDS = ['pretty', 'json', 'markdown', 'sarif', 'junit', 'github'] as const;

type DiffOutputKind = (typeof DIFF_OUTPUT_KINDS)[number];

/**
 * Compares two catalogs and writes what was found in every form asked for.
 *
 * @param given - as on the command line
 * @returns the exit code
 * @throws UsageError for what cannot be carried out, and the errors of the configuration and of both catalogs
 */
export async function runDiffCommand(
  given: Pick<SourceOptions, 'base' | 'head'>,
  options: DiffCommandOptions,
): Promise<number> {
  const outputs = outputsOf(DIFF_OUTPUT_KINDS, options.output ?? []);
  const configuration = await configurationOf(options.config);
  const outcome = await untilInterrupted((signal) =>
    orInterrupted(signal, () =>
      loadComparedCatalogs({
        ...given,
        source: sourceOf(options, configuration),
        directory: process.cwd(),
        current: () => catalogOf(options.catalog, configuration),
        signal,
      }),
    ),
  );
  // What a catalog began when it was loaded may still be at it.
  if ('exitCode' in outcome) process.exit(outcome.exitCode);
  const { base, head } = outcome.result;
  const diff = runDiff({ base: base.catalog, baseDay: base.day, head: head.catalog, today: today() });
  const queries = await brokenBy(diff.changes, {
    ...queriesFor(options, configuration),
    base: base.catalog,
    head: head.catalog.catalog,
  });
  const sections = await letPass([diffSection(diff, head.catalog), ...queries.sections], {
    configuration,
    baseline: undefined,
    writesBaseline: false,
    isDiff: true,
  });
  const report = { sections };
  const reported: ReportedDiff = {
    base: base.name,
    head: head.name,
    diff: withExemptions(diff, sections),
    report,
    broken: countingQueries(queries.broken, sections),
  };
  const context = reportContext(head.catalog, configuration);
  return writeOutputs<DiffOutputKind>(outputs, {
    piecesOf: async (kind, colors) => {
      switch (kind) {
        case 'pretty':
          return (await import('./writers/pretty-diff.js')).prettyDiff(reported, { ...context, colors });
        case 'json':
          return (await import('./writers/json-diff.js')).jsonDiff(reported, context);
        case 'markdown':
          return (await import('./writers/markdown-diff.js')).markdownDiff(reported, context);
        default:
          return (await writerOf(kind))(report, { ...context, colors });
      }
    },
    exitCode: exitCodeOf(report),
    colors: context.colors,
    cwd: context.cwd,
  });
}

function sourceOf(
  { source }: DiffCommandOptions,
  configuration: LoadedConfig | undefined,
): string | undefined {
  if (source !== undefined) return resolve(source);
  const configured = configuration?.config.diff?.source;
  return configured === undefined || !configuration
    ? undefined
    : resolve(dirname(configuration.path), configured);
}
