import { compare, type Comparison } from './comparison.js';
import { type ImportCost, importCost } from './import-cost.js';
import {
  CORE_BANS,
  EMPTY_RULE,
  type LintVariant,
  NO_RULE,
  NO_RULE_TYPED,
  OUR_RULES,
  OUR_RULES_TYPED,
} from './lint-variants.js';
import type { Duration } from './measured-process.js';
import { pairedRounds } from './paired-rounds.js';
import { lintOutcome, type LintOutcome, timeEslint } from './run-eslint.js';

/** What to measure. */
export interface LintBenchOptions {
  /** The root of the codebase. */
  readonly codebase: string;
  /** How often each variant is measured, after one run that does not count. */
  readonly rounds: number;
  /** Whether the runs with type information are measured too. */
  readonly isTyped: boolean;
  /** Is told what goes on, line by line. */
  readonly onProgress: (line: string) => void;
}

/** What was measured. */
export interface LintBench {
  /** What each variant found, by its name. */
  readonly outcomes: ReadonlyMap<string, LintOutcome>;
  readonly comparisons: readonly Comparison[];
  readonly importCost: ImportCost;
}

/**
 * Measures what the plugin adds to ESLint: whole processes, in pairs.
 *
 * @throws Error where ESLint fails, or a file cannot be parsed
 */
export async function benchLint(options: LintBenchOptions): Promise<LintBench> {
  const outcomes = new Map<string, LintOutcome>();
  const comparisons: Comparison[] = [];
  for (const series of options.isTyped ? [UNTYPED, TYPED] : [UNTYPED]) {
    for (const variant of series.variants) {
      const outcome = await lintOutcome(variant, options.codebase);
      outcomes.set(variant.name, outcome);
      options.onProgress(
        `${variant.name}: ${String(outcome.files)} files, ${String(outcome.findings)} findings`,
      );
    }
    const rounds = await measure(series.variants, options);
    comparisons.push(
      ...series.plans.map(({ measured, baseline, target }) =>
        compare(
          { measured: measured.name, baseline: baseline.name, ...(target !== undefined && { target }) },
          rounds.map((durations) => [durationOf(measured, durations), durationOf(baseline, durations)]),
        ),
      ),
    );
  }
  return { outcomes, comparisons, importCost: await importCost(options.rounds) };
}

type Durations = ReadonlyMap<LintVariant, Duration>;

async function measure(
  variants: readonly LintVariant[],
  { codebase, rounds, onProgress }: LintBenchOptions,
): Promise<Durations[]> {
  const runs = variants.map((variant) => async () => {
    const duration = await timeEslint(variant, codebase);
    onProgress(`${variant.name}: ${duration.wall.toFixed(2)} s, CPU ${duration.cpu.toFixed(2)} s`);
    return [variant, duration] as const;
  });
  return (await pairedRounds(runs, rounds)).map((results) => new Map(results));
}

function durationOf(variant: LintVariant, durations: Durations): Duration {
  const duration = durations.get(variant);
  if (!duration) throw new Error(`${variant.name} was not measured`);
  return duration;
}

interface Series {
  /** In an order in which those that are compared are neighbours. */
  readonly variants: readonly LintVariant[];
  readonly plans: readonly {
    readonly measured: LintVariant;
    readonly baseline: LintVariant;
    readonly target?: number;
  }[];
}

const UNTYPED: Series = {
  variants: [EMPTY_RULE, NO_RULE, OUR_RULES, CORE_BANS],
  plans: [
    { measured: OUR_RULES, baseline: NO_RULE, target: 1.03 },
    { measured: EMPTY_RULE, baseline: NO_RULE },
    { measured: OUR_RULES, baseline: EMPTY_RULE, target: 1.03 },
    { measured: OUR_RULES, baseline: CORE_BANS, target: 1 },
  ],
};

const TYPED: Series = {
  variants: [NO_RULE_TYPED, OUR_RULES_TYPED],
  plans: [{ measured: OUR_RULES_TYPED, baseline: NO_RULE_TYPED, target: 1.05 }],
};
