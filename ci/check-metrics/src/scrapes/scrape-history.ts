import type { Catalog } from '@ibex/catalog';
import type { ExpositionReport, ExpositionSample } from '@ibex/exposition';

import type { Finding } from '../finding/finding.js';
import { counted } from '../lint/tally.js';
import { changedBuckets } from './changed-buckets.js';
import { fallenCounters } from './fallen-counters.js';
import { countLabelValues, growingLabels } from './growing-labels.js';
import { KnownFamilies } from './late-families.js';
import { RepeatedFindings } from './repeated-findings.js';
import { type Restart, restartBetween } from './restart.js';
import type { ScrapeInterval } from './scrape-interval.js';
import { ScrapeSnapshot } from './scrape-snapshot.js';
import { type DomainOf, SeriesTable } from './series-table.js';
import { vanishedSeries } from './vanished-series.js';

/** More than a target within the limits of a scrape has, and what memory has room for. */
const MOST_SERIES = 4_000_000;

/** Takes what one scrape of a target brings. */
export interface ScrapeReading {
  /** Takes note of a sample, under the name it has in the text format. */
  add(sample: ExpositionSample): void;
  /**
   * Ends the reading, and compares the scrape with the one before.
   *
   * @param report - on the body, with the names of the text format
   */
  end(report: Pick<ExpositionReport, 'valid' | 'families'>): void;
}

/** How a history is kept. */
export interface ScrapeHistoryOptions {
  /** Further series are left out, which bounds memory, and is a finding. Default 4 million. */
  readonly mostSeries?: number;
}

/**
 * What several scrapes of one target show that one cannot: counters that fall, series that come late or go, labels without
 * a bound. It keeps numbers and short keys, no bodies.
 *
 * The `scrape` of a finding is the one whose body its `line` and `column` are places of.
 */
export class ScrapeHistory {
  readonly #declared: ReadonlySet<string>;
  readonly #domainOf: DomainOf;
  readonly #mostSeries: number;
  readonly #findings = new RepeatedFindings();
  #table: SeriesTable;
  #latest: ScrapeSnapshot | undefined;
  #known: KnownFamilies | undefined;
  #scrapes = 0;
  /** How many samples were left out because there were too many series. */
  #leftOut = 0;

  /** @param catalog - what the target must expose */
  constructor(catalog: Catalog, { mostSeries = MOST_SERIES }: ScrapeHistoryOptions = {}) {
    this.#declared = new Set(catalog.metrics.map(({ name }) => name));
    this.#domainOf = domainsOf(catalog);
    this.#mostSeries = mostSeries;
    this.#table = this.#newTable();
  }

  /**
   * Begins the next scrape, also where nothing comes of it. One after the other: a reading ends before the next begins.
   *
   * @param at - when it was made, in milliseconds since whenever
   */
  startScrape(at: number): ScrapeReading {
    const table = this.#table;
    table.scrape = ++this.#scrapes;
    const snapshot = new ScrapeSnapshot(table.scrape, at, table.size);
    return {
      add: (sample) => {
        const index = table.indexOf(sample);
        if (index === undefined) this.#leftOut++;
        else snapshot.set(index, sample);
      },
      end: ({ valid, families }) => {
        // Of a body that it cannot read, Prometheus stores nothing: for it there was no such scrape.
        if (!valid) return;
        snapshot.families = new Map(
          families.map(({ name, type, line, bucketBounds }) => [name, { type, line, bucketBounds }]),
        );
        this.#append(snapshot);
      },
    };
  }

  /** What was found so far, one finding for each code and metric, and for each label that grows; and what was left out. */
  findings(): Finding[] {
    return [
      ...this.#findings.all(),
      ...(this.#latest ? growingLabels(this.#table, this.#latest, this.#declared) : []),
      ...(this.#leftOut > 0 ? [tooManySeries(this.#leftOut, this.#mostSeries)] : []),
    ];
  }

  #append(now: ScrapeSnapshot): void {
    const before = this.#latest;
    this.#latest = now;
    if (before) {
      const interval = { table: this.#table, before, now, declared: this.#declared };
      const restart = restartBetween(interval);
      if (restart.happened === 'yes') this.#startAnew(now);
      else this.#compare(interval, restart);
    }
    // Renumbered, where the target was restarted.
    this.#known ??= new KnownFamilies(this.#table, this.#latest);
    countLabelValues(this.#table, now);
  }

  #compare(interval: ScrapeInterval, restart: Restart): void {
    this.#findings.add(fallenCounters(interval, restart));
    this.#findings.add(vanishedSeries(interval, restart));
    this.#findings.add(changedBuckets(interval, restart));
    if (this.#known) this.#findings.add(this.#known.late(interval, restart));
  }

  /** Forgets what the process before had. */
  #startAnew(first: ScrapeSnapshot): void {
    const old = this.#table;
    this.#table = this.#newTable();
    this.#table.scrape = first.number;
    this.#latest = first.renumbered(old, this.#table);
    this.#known = undefined;
  }

  #newTable(): SeriesTable {
    return new SeriesTable(this.#domainOf, this.#mostSeries);
  }
}

function tooManySeries(leftOut: number, mostSeries: number): Finding {
  return {
    code: 'series/too-many',
    severity: 'warning',
    message: `has had more than ${String(mostSeries)} series, so ${counted(leftOut, 'sample')} of the scrapes ${leftOut === 1 ? 'was' : 'were'} not compared`,
    fix: 'look for a label without a bound; what is wrong with the other series is not found before they are fewer',
  };
}

function domainsOf({ metrics }: Catalog): DomainOf {
  const domains = new Map(
    metrics.map(({ name, labels }) => [
      name,
      new Map(Object.entries(labels).map(([label, { values }]) => [label, new Set(values)])),
    ]),
  );
  return (family, label) => domains.get(family)?.get(label);
}
