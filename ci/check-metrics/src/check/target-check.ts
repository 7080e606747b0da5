import { checkExposition, type CheckReport } from '../assert/check-exposition.js';
import type { Expectations } from '../assert/expectations.js';
import type { Finding } from '../finding/finding.js';
import type { FindingCode } from '../finding/finding-codes.js';
import { inOrderOfTheBody } from '../finding/in-order-of-the-body.js';
import type { Excerpt } from '../report/excerpt.js';
import { EXCERPT_WIDTH, findingExcerpts } from '../report/finding-excerpts.js';
import type { ReportSection, Unchecked } from '../report/report.js';
import type { ScrapeHistory } from '../scrapes/scrape-history.js';
import { CouldNotCheckError } from '../target/could-not-check.js';
import { readTarget } from '../target/read-target.js';
import type { StartedTarget } from '../target/start-target.js';
import { nameOf, type ProgramTarget, type Target } from '../target/target.js';
import type { CheckPlan } from './check-plan.js';
import type { PlannedTarget } from './plan-targets.js';
import { SeriesExcerpts } from './series-excerpts.js';
import { targetSection } from './target-section.js';

/** One target, from its start to what was found in all its scrapes. */
export class TargetCheck {
  readonly #planned: PlannedTarget;
  readonly #plan: CheckPlan;
  readonly #expectations: Expectations;
  /** By what they say, so that a fault that every scrape has is told once, at its latest place. */
  readonly #findings = new Map<string, Finding>();
  readonly #excerpts = new Map<Finding, Excerpt>();
  #name: string;
  #address: string | undefined;
  #started: StartedTarget | undefined;
  #readable: Exclude<Target, ProgramTarget> | undefined;
  #history: ScrapeHistory | undefined;
  readonly #seriesExcerpts = new SeriesExcerpts();
  #latest: { readonly report: CheckReport; readonly body: Uint8Array } | undefined;
  #scrapes = 0;
  #failure: Unchecked | undefined;

  constructor(planned: PlannedTarget, plan: CheckPlan) {
    this.#planned = planned;
    this.#plan = plan;
    this.#name = 'target' in planned ? nameOf(planned.target) : planned.name;
    this.#expectations = {
      ...plan.expectations,
      ...('target' in planned && planned.isRequired && { isRequired: planned.isRequired }),
    };
    if ('fault' in planned) this.#failure = planned.fault;
    else if (planned.target.kind !== 'program') this.#readable = planned.target;
  }

  /** Where it is scraped, without credentials; `undefined` where that is no URL, or not known. */
  get url(): string | undefined {
    return this.#readable?.kind === 'url' ? this.#readable.label : undefined;
  }

  /** Whether another scrape of it may bring anything. */
  get canBeScraped(): boolean {
    if (this.#failure || this.#readable === undefined) return false;
    return this.#readable.kind !== 'stdin' || this.#scrapes === 0;
  }

  /** Starts it, if it is a program. What goes wrong is kept for the report. */
  async start(cancelSignal: AbortSignal): Promise<void> {
    if (!('target' in this.#planned) || this.#planned.target.kind !== 'program') return;
    const program = this.#planned.target;
    await this.#keepingFailure(async () => {
      // Loaded only where it is needed: few targets are started.
      const { startTarget } = await import('../target/start-target.js');
      this.#started = await startTarget(program, { cancelSignal });
      this.#readable = this.#started.target;
      this.#name = nameOf(this.#readable);
    });
  }

  /** Scrapes it once more, if it can be. After a scrape that failed there is no other. */
  async scrape(cancelSignal: AbortSignal): Promise<void> {
    const target = this.#readable;
    if (target === undefined || !this.canBeScraped || !('target' in this.#planned)) return;
    const { limits, access } = this.#planned;
    await this.#keepingFailure(async () => {
      const history = await this.#historyOf();
      const scrapedAt = performance.now();
      const { body, contentType, address } = await readTarget(target, {
        limits,
        cancelSignal,
        format: this.#plan.format,
        ...(access && { access }),
      });
      const reading = history?.startScrape(scrapedAt);
      const report = checkExposition(body, this.#expectations, {
        contentType,
        limits: this.#plan.expositionLimits,
        onSample: reading?.add.bind(reading),
      });
      reading?.end(report.exposition);
      const before = this.#latest?.body;
      this.#address = address;
      this.#latest = { report, body };
      this.#scrapes++;
      await this.#keep(report.findings, body);
      if (history && before) {
        const bodies = new Map([
          [this.#scrapes - 1, before],
          [this.#scrapes, body],
        ]);
        await this.#seriesExcerpts.take(history.findings(), bodies);
      }
    });
  }

  /** Says why it is not scraped any more, unless it failed itself. */
  giveUp(reason: Unchecked): void {
    this.#failure ??= reason;
  }

  /** Stops it, if it was started. */
  async stop(): Promise<void> {
    await this.#started?.stop();
  }

  /** What was found, once everything is done. */
  section(): ReportSection {
    const { catalog, expectations } = this.#plan;
    for (const finding of this.#history?.findings() ?? []) {
      this.#add(finding, this.#seriesExcerpts.of(finding));
    }
    return targetSection(
      {
        name: this.#name,
        address: this.#address ?? this.url,
        report: this.#latest && {
          ...this.#latest.report,
          findings: inOrderOfTheBody([...this.#findings.values()]),
        },
        failure: this.#failure,
        scrapes: this.#scrapes,
      },
      {
        catalog: catalog.catalog,
        definitionOf: catalog.definitionOf,
        budgetOf: expectations.budgetOf,
        excerpts: this.#excerpts,
      },
    );
  }

  async #historyOf(): Promise<ScrapeHistory | undefined> {
    if (this.#plan.rounds.scrapes < 2) return undefined;
    const { ScrapeHistory } = await import('../scrapes/scrape-history.js');
    return (this.#history ??= new ScrapeHistory(this.#plan.catalog.catalog));
  }

  async #keep(findings: readonly Finding[], body: Uint8Array): Promise<void> {
    const { scrapes } = this.#plan.rounds;
    const scrape = scrapes > 1 ? { scrape: this.#scrapes } : {};
    const excerpts = await findingExcerpts(body, findings, EXCERPT_WIDTH);
    const seen = new Map<string, number>();
    for (const finding of findings) {
      const identity = identityOf(finding);
      const nth = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, nth);
      this.#add({ ...finding, ...scrape }, excerpts.get(finding), nth);
    }
  }

  #add(finding: Finding, excerpt: Excerpt | undefined, nth = 1): void {
    this.#findings.set(`${String(nth)} ${identityOf(finding)}`, finding);
    if (excerpt) this.#excerpts.set(finding, excerpt);
  }

  async #keepingFailure(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof CouldNotCheckError)) throw error;
      this.#failure = error;
    }
  }
}

function identityOf({ code, metric, label, message }: Finding): string {
  return JSON.stringify([code, metric, label, COUNTING.has(code) ? undefined : message]);
}

/** Those of which there is one for each body and metric, and whose message has a figure that may be another each time. */
const COUNTING: ReadonlySet<string> = new Set<FindingCode>([
  'target/budget-exceeded',
  'target/coverage',
  'metric/budget-exceeded',
  'metric/worst-case-exceeded',
]);
