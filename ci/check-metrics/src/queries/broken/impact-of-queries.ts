import { metricsOfPattern, selectedNames } from '../check-selector.js';
import type { NameLookup } from '../name-lookup.js';
import { operandsOf, type PromqlNode } from '../promql/promql-node.js';
import { checkQuery } from '../query-checker.js';
import type { QueryProblem } from '../query-context.js';
import { type ReadQuery, readQuery } from '../read-query.js';
import { type SeriesShape, UNKNOWN_SHAPE } from '../series-shape.js';
import type { FoundQuery } from '../sources/found-query.js';
import { impactOf, impactOfResult } from './impact-of-expression.js';
import type { MetricChanges } from './metric-changes.js';
import { breaksByProblems } from './new-problems.js';
import { type Break, type ImpactContext, NO_FLOW, type QueryImpact, type ShapePair } from './query-impact.js';

/** What changes do to a query, and the series it gives before and after. */
export interface WholeImpact extends QueryImpact {
  /** What breaks of it as a whole, and not of a part of it. */
  readonly results: readonly Break[];
  readonly shapes: ShapePair;
}

const NO_IMPACT: WholeImpact = {
  breaks: [],
  results: [],
  flow: NO_FLOW,
  shapes: { base: UNKNOWN_SHAPE, head: UNKNOWN_SHAPE },
};

/** What changes do to queries, each of which may ask for what another one records. */
export class ImpactOfQueries {
  readonly #changes: MetricChanges;
  readonly #names: { readonly base: NameLookup; readonly head: NameLookup };
  readonly #recording = new Map<string, FoundQuery[]>();
  readonly #known = new Map<FoundQuery, WholeImpact>();

  /** @param names - what names stand for in the base, and what the same names stand for in the head */
  constructor(
    queries: readonly FoundQuery[],
    changes: MetricChanges,
    names: { readonly base: NameLookup; readonly head: NameLookup },
  ) {
    this.#changes = changes;
    this.#names = names;
    for (const query of queries) {
      const { record } = query;
      if (record === undefined) continue;
      const others = this.#recording.get(record);
      if (others) others.push(query);
      else this.#recording.set(record, [query]);
    }
  }

  /** What they do to one of the queries. */
  of(found: FoundQuery): WholeImpact {
    const before = this.#known.get(found);
    if (before) return before;
    // A rule that asks for what it records itself.
    this.#known.set(found, NO_IMPACT);
    const impact = this.#impactOf(found);
    this.#known.set(found, impact);
    return impact;
  }

  #impactOf(found: FoundQuery): WholeImpact {
    const query = readQuery(found);
    const [expression] = operandsOf(query.root);
    if (!query.isReadable || !expression) return NO_IMPACT;
    if (!this.#concerns(expression, query)) return NO_IMPACT;
    const base = checked(query, this.#names.base);
    const head = checked(query, this.#names.head);
    const breaks: Break[] = [];
    const results: Break[] = [];
    const context: ImpactContext = {
      filled: query.filled,
      names: this.#names.base,
      changes: this.#changes,
      shapesOf: (node) => ({ base: base.shapeOf(node), head: head.shapeOf(node) }),
      recorded: (name) =>
        (this.#recording.get(name) ?? []).map((other) => {
          const { breaks: parts, results: whole, flow } = this.of(other);
          return { breaks: [...parts, ...whole], flow };
        }),
      report: (one) => breaks.push(one),
    };
    const flow = impactOf(expression, 'value', context);
    breaks.push(...breaksByProblems(query.root, { base: base.problems, head: head.problems }, flow, context));
    breaks.sort((one, another) => one.from - another.from);
    // Of a variable the series are not seen, only the values of a label.
    if (found.name?.kind !== 'variable') {
      impactOfResult(expression, flow, { ...context, report: (one) => results.push(one) });
    }
    return { breaks, results, flow, shapes: context.shapesOf(expression) };
  }

  /** Whether anything in an expression has to do with a change, which of most queries is not so. */
  #concerns(node: PromqlNode, { filled }: ReadQuery): boolean {
    const context = { filled, names: this.#names.base, report: () => undefined };
    return selectorsIn(node).some((selector) => {
      const names = selectedNames(selector, context);
      if (!names) return metricsOfPattern(selector, context).some((metric) => this.#isChanged(metric));
      return names.some(({ text }) => {
        const { metric } = this.#names.base.shapeOf(text, () => undefined);
        if (metric !== undefined) return this.#isChanged(metric);
        return (this.#recording.get(text) ?? []).some((query) => this.of(query).flow.origins.size > 0);
      });
    });
  }

  #isChanged(metric: string): boolean {
    return this.#changes.of(metric).length > 0;
  }
}

interface Checked {
  readonly problems: readonly QueryProblem[];
  readonly shapeOf: (node: PromqlNode) => SeriesShape;
}

function checked({ root, filled }: ReadQuery, names: NameLookup): Checked {
  const problems: QueryProblem[] = [];
  const shapes = new Map<PromqlNode, SeriesShape>();
  checkQuery(root, {
    filled,
    names,
    report: (problem) => problems.push(problem),
    observe: (node, shape) => shapes.set(node, shape),
  });
  return { problems, shapeOf: (node) => shapes.get(node) ?? UNKNOWN_SHAPE };
}

function selectorsIn(node: PromqlNode): readonly PromqlNode[] {
  return node.name === 'VectorSelector' ? [node] : node.children.flatMap(selectorsIn);
}
