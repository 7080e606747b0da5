import type { NameLookup } from '../name-lookup.js';
import type { NameProblem } from '../name-problem.js';
import { type SeriesShape, UNKNOWN_SHAPE } from '../series-shape.js';

/** Looks up what a metric is under its new name, so that what else has changed of it is seen as well. */
export class RenamedNames implements NameLookup {
  readonly #names: NameLookup;
  readonly #renamed: ReadonlyMap<string, string>;
  readonly #isGone: (name: string) => boolean;

  /**
   * @param names - of the head
   * @param renamed - by the name of the base that of the head
   * @param isGone - whether a series of the base is of a metric that was removed, of which nothing is to be said here
   */
  constructor(names: NameLookup, renamed: ReadonlyMap<string, string>, isGone: (name: string) => boolean) {
    this.#names = names;
    this.#renamed = renamed;
    this.#isGone = isGone;
  }

  shapeOf(name: string, report: (problem: NameProblem) => void): SeriesShape {
    if (this.#isGone(name)) return UNKNOWN_SHAPE;
    return this.#names.shapeOf(renamedSeries(name, this.#renamed) ?? name, report);
  }

  metricsMatching(pattern: string): readonly string[] {
    return this.#names.metricsMatching(pattern);
  }

  problemsOfPattern(pattern: string): readonly NameProblem[] {
    return this.#names.problemsOfPattern(pattern);
  }
}

/** What the series of a renamed metric are called; `undefined` for any other. */
export function renamedSeries(name: string, renamed: ReadonlyMap<string, string>): string | undefined {
  const itself = renamed.get(name);
  if (itself !== undefined) return itself;
  const [, metric = '', suffix = ''] = /^(.*)(_bucket|_sum|_count)$/.exec(name) ?? [];
  const histogram = renamed.get(metric);
  return histogram === undefined ? undefined : histogram + suffix;
}
