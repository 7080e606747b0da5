import { resolve } from 'node:path';

import type { ExpositionFormat } from '@ibex/exposition';

import type { ExpositionLimits } from '../assert/check-exposition.js';
import type { Expectations } from '../assert/expectations.js';
import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import { UsageError } from '../command-line/usage-error.js';
import type { CheckMetricsConfig } from '../config/config.js';
import { readDuration } from '../config/duration.js';
import { familyMatcher } from '../config/family-patterns.js';
import type { LoadedConfig } from '../config/load-config.js';
import { seriesBudgets } from '../config/series-budgets.js';
import { type Output, parseOutputs } from '../report/output-kinds.js';
import type { CheckCommandOptions } from './check-command.js';
import { catalogOf, configurationOf } from './check-sources.js';
import { type PlannedTarget, planTargets } from './plan-targets.js';

/** What a run of `check-metrics check` has to do, out of the command line and the configuration. */
export interface CheckPlan {
  /** Absent where there is none. */
  readonly configuration?: LoadedConfig;
  readonly catalog: LoadedCatalog;
  /** What all targets are held to alike. */
  readonly expectations: Expectations;
  readonly targets: readonly PlannedTarget[];
  readonly expositionLimits: ExpositionLimits;
  /** What targets are asked for, and files are read as; by default text. */
  readonly format?: ExpositionFormat;
  readonly rounds: Rounds;
  readonly outputs: readonly Output[];
  /** The file of the baseline, absolute. */
  readonly baseline?: string;
  readonly writesBaseline: boolean;
  /** Whether an exemption that nothing was found for is told: not where what it is for may be left out of the run. */
  readonly tellsUnused: boolean;
  readonly isQuiet: boolean;
}

/** How often targets are scraped. Times are in milliseconds. */
export interface Rounds {
  readonly scrapes: number;
  readonly interval: number;
  readonly exercise?: string;
  readonly exerciseTimeout?: number;
}

/**
 * Makes the plan of a run. Flags go before the configuration.
 *
 * @param texts - the targets of the command line
 * @throws UsageError for what cannot be carried out, and the errors of the configuration and of the catalog
 */
export async function planCheck(texts: readonly string[], options: CheckCommandOptions): Promise<CheckPlan> {
  // First, so that a mistake in it is not found after everything was started.
  const outputs = parseOutputs(options.output ?? []);
  const configuration = await configurationOf(options.config);
  const config = configuration?.config ?? {};
  const catalog = await catalogOf(options.catalog, configuration);
  const baseline = baselineOf(options, configuration);
  // Before anything is scraped, which would be for nothing.
  if (baseline !== undefined) {
    const { assertBaseline } = await import('../exemptions/assert-baseline.js');
    await assertBaseline(baseline, options.writeBaseline ?? false);
  }
  const rounds = roundsOf(options, config);
  const targets = planTargets(texts, options, configuration);
  assertReadableAgain(targets, options);
  return {
    ...(configuration && { configuration }),
    catalog,
    expectations: expectationsOf(catalog, options, config),
    targets,
    expositionLimits: expositionLimitsOf(options),
    ...(options.format && { format: options.format }),
    rounds,
    outputs,
    ...(baseline !== undefined && { baseline }),
    writesBaseline: options.writeBaseline ?? false,
    tellsUnused: areAllConfigured(targets, config),
    isQuiet: options.quiet ?? false,
  };
}

function expectationsOf(
  { catalog }: LoadedCatalog,
  options: CheckCommandOptions,
  config: CheckMetricsConfig,
): Expectations {
  const allow = [...(config.allow ?? []), ...(options.allow ?? [])];
  // Of two that match, the first counts: what the command line says goes before.
  const budgets = [...(options.budget ?? []), ...Object.entries(config.budgets ?? {})];
  return {
    catalog,
    // An empty list allows nothing, which is not the same as no list.
    isAllowed: config.allow || options.allow ? familyMatcher(allow) : undefined,
    budgetOf: seriesBudgets(firstOfEach(budgets), catalog),
    seriesBudget: options.seriesBudget ?? config.seriesBudget,
    requireCoverage: options.requireCoverage ?? config.requireCoverage,
  };
}

function firstOfEach(budgets: readonly (readonly [string, number])[]): Record<string, number> {
  const first = new Map<string, number>();
  for (const [pattern, series] of budgets) if (!first.has(pattern)) first.set(pattern, series);
  return Object.fromEntries(first);
}

function expositionLimitsOf({
  maxProblems,
  maxLineBytes,
  maxFamilies,
  maxTextBytes,
}: CheckCommandOptions): ExpositionLimits {
  return { maxProblems, maxLineBytes, maxFamilies, maxTextBytes };
}

function roundsOf(options: CheckCommandOptions, config: CheckMetricsConfig): Rounds {
  const exercise = options.exercise ?? config.exercise;
  const scrapes = options.scrapes ?? config.scrapes ?? (exercise === undefined ? 1 : 2);
  if (exercise !== undefined && scrapes < 2) {
    const which = options.exercise === undefined ? 'the exercise of the configuration' : '--exercise';
    throw new UsageError(`${which} is run between two scrapes: give --scrapes 2 or more`);
  }
  return {
    scrapes,
    interval: options.interval ?? readDuration(config.interval ?? '1s') ?? 1000,
    ...(exercise !== undefined && { exercise }),
    ...(options.exerciseTimeout !== undefined && { exerciseTimeout: options.exerciseTimeout }),
  };
}

function baselineOf(
  options: CheckCommandOptions,
  configuration: LoadedConfig | undefined,
): string | undefined {
  if (options.baseline !== undefined) return resolve(options.baseline);
  const { baseline } = configuration?.config ?? {};
  const directory = configuration?.directory ?? process.cwd();
  if (baseline !== undefined) return resolve(directory, baseline);
  return options.writeBaseline ? resolve(directory, 'check-metrics.baseline.json') : undefined;
}

/** Of standard input there is one scrape only; where nobody asks for more of it, that is enough. */
function assertReadableAgain(
  targets: readonly PlannedTarget[],
  { scrapes = 1, exercise }: CheckCommandOptions,
): void {
  const isInput = targets.some((planned) => 'target' in planned && planned.target.kind === 'stdin');
  if (isInput && (scrapes > 1 || exercise !== undefined)) {
    throw new UsageError('standard input can be read only once: give what can be scraped again');
  }
}

function areAllConfigured(targets: readonly PlannedTarget[], config: CheckMetricsConfig): boolean {
  const names = new Set(targets.map((planned) => ('target' in planned ? planned.target.name : planned.name)));
  return Object.keys(config.targets ?? {}).every((name) => names.has(name));
}
