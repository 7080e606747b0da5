import type { Catalog } from '@ibex/catalog';

import { nameSuggestions } from '../assert/name-suggestions.js';
import { catalogSeries, OWN_SERIES } from './catalog-series.js';
import { deprecatedMetric } from './deprecated-metric.js';
import type { NameProblem } from './name-problem.js';
import { type SeriesShape, unionOf, UNKNOWN_SHAPE } from './series-shape.js';
import { unknownMetric } from './unknown-metric.js';
import { alternativesOf, takesAll, valuesMatching } from './value-pattern.js';

/** What the names in expressions stand for: metrics of the catalog, and what rules record. */
export interface NameLookup {
  /** The series of a name; what is wrong with it is reported. */
  shapeOf(name: string, report: (problem: NameProblem) => void): SeriesShape;
  /** The metrics of the catalog that have a series whose name a regular expression matches; none where it matches any. */
  metricsMatching(pattern: string): readonly string[];
  /** What is wrong with a pattern of names. */
  problemsOfPattern(pattern: string): readonly NameProblem[];
}

/** How names are looked up. */
export interface NameLookupOptions {
  readonly catalog: Catalog;
  /** The labels that the server gives every series. */
  readonly serverLabels: readonly string[];
  /** What is allowed beside the catalog. */
  readonly isAllowed?: ((name: string) => boolean) | undefined;
  /** Whether every other name is wrong, and not only what has the catalog's prefix. */
  readonly isClosed?: boolean;
  /** By name, the series that each rule of it records. It is asked once. */
  readonly recorded: ReadonlyMap<string, readonly (() => SeriesShape)[]>;
}

/** Looks names up in a catalog and in what rules record. */
export class CatalogNames implements NameLookup {
  readonly #options: NameLookupOptions;
  readonly #series: ReturnType<typeof catalogSeries>;
  readonly #suggest: (name: string) => string | undefined;
  readonly #recorded = new Map<string, SeriesShape>();
  /** What a server says of each target has the labels of the target, and no other. */
  readonly #up: SeriesShape;

  constructor(options: NameLookupOptions) {
    this.#options = options;
    this.#series = catalogSeries(options.catalog, options.serverLabels);
    const labels = new Map(options.serverLabels.map((label) => [label, undefined]));
    this.#up = { labels, isOpen: false, sort: 'gauge', isOurs: true };
    this.#suggest = nameSuggestions([...this.#series.byName.keys(), ...options.recorded.keys()]);
  }

  shapeOf(name: string, report: (problem: NameProblem) => void): SeriesShape {
    const known = this.#series.byName.get(name);
    if (known) {
      const problem = this.#deprecated(name, known);
      if (problem) report(problem);
      return known;
    }
    if (this.#options.recorded.has(name)) return this.#recordedShape(name);
    if (this.#options.isClosed === true && name === 'up') return this.#up;
    if (this.#isOurs(name) && this.#options.isAllowed?.(name) !== true) {
      report(unknownMetric(name, this.#series.definitions, this.#suggest));
    }
    return UNKNOWN_SHAPE;
  }

  metricsMatching(pattern: string): readonly string[] {
    const metrics = this.#seriesMatching(pattern).map(([, { metric }]) => metric);
    return [...new Set(metrics)].filter((metric) => metric !== undefined);
  }

  /** A pattern that takes others as well is for whatever there is, now and later. */
  problemsOfPattern(pattern: string): readonly NameProblem[] {
    const series = this.#seriesMatching(pattern);
    if (series.length === 0 && this.#asksForOurs(pattern)) return [this.#unmatched(pattern)];
    const problems = series.map(([name, shape]) => this.#deprecated(name, shape));
    return problems.includes(undefined) ? [] : problems.filter((problem) => problem !== undefined);
  }

  /** Whether a pattern can take nothing but names with the catalog's prefix, none of which is recorded or may be allowed. */
  #asksForOurs(pattern: string): boolean {
    const { catalog, recorded, isAllowed } = this.#options;
    const isAllOurs = alternativesOf(pattern).every(({ text }) => text.startsWith(`${catalog.prefix}_`));
    return isAllOurs && !isAllowed && valuesMatching(pattern, [...recorded.keys()]).length === 0;
  }

  #unmatched(pattern: string): NameProblem {
    const message = 'matches no metric of the catalog, and nothing that is recorded';
    return { code: 'query/unknown-metric', metric: pattern, message, fix: 'correct it' };
  }

  #seriesMatching(pattern: string): readonly (readonly [string, SeriesShape])[] {
    if (takesAll(pattern)) return [];
    const { byName } = this.#series;
    return valuesMatching(pattern, [...byName.keys()]).flatMap((name) => {
      const shape = byName.get(name);
      return shape ? [[name, shape] as const] : [];
    });
  }

  #deprecated(name: string, { metric = name }: SeriesShape): NameProblem | undefined {
    const { definitions } = this.#series;
    const definition = definitions.get(metric);
    return (
      definition && deprecatedMetric(name, definition, definitions, this.#options.catalog.deprecationDays)
    );
  }

  #recordedShape(name: string): SeriesShape {
    const before = this.#recorded.get(name);
    if (before) return before;
    // A rule that asks for what it records itself.
    this.#recorded.set(name, UNKNOWN_SHAPE);
    const shapes = (this.#options.recorded.get(name) ?? []).map((shape) => shape());
    const shape = shapes.reduce(unionOf);
    this.#recorded.set(name, shape);
    return shape;
  }

  /** A name of levels, metric and operations, as rules record it, is the catalog's if its metric is. */
  #isOurs(name: string): boolean {
    const { prefix } = this.#options.catalog;
    if (name.split(':').some((part) => part.startsWith(`${prefix}_`))) return true;
    return this.#options.isClosed === true && !OWN_SERIES.has(name);
  }
}
