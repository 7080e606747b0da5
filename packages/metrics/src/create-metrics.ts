import type { Catalog } from '@ibex/catalog';

import { buildRecorders } from './build-recorders.js';
import type { ExemplarSource } from './exemplar-source.js';
import { expositionRenderer } from './exposition-renderer.js';
import { type IbexCatalog, ibexCatalog, type ServiceName } from './ibex-catalog.js';
import { type InvalidRecording, InvalidRecordings, type OnInvalidRecording } from './invalid-recordings.js';
import {
  type EncodedScrape,
  type MetricsHandler,
  metricsHandler,
  type OnScrapeError,
  type Scrape,
} from './metrics-handler.js';
import type { CatalogMetricDocs } from './generated/metric-docs.js';
import { oneAtATime } from './one-at-a-time.js';
import type { Recorders } from './recorder.js';
import { CONTENT_TYPES, type ScrapeFormat } from './scrape-format.js';

/** What `createMetrics` takes. */
export interface MetricsOptions {
  /** The service that exposes the metrics. */
  readonly service: ServiceName;
  /** Whether the metrics of the Node.js process are exposed too; by default they are. */
  readonly runtimeMetrics?: boolean;
  /** Where the exemplars of the duration histograms come from; by default there are none. */
  readonly exemplar?: ExemplarSource;
  /** Told once of each kind of recording that had to be folded or dropped; a place to log it. */
  readonly onInvalidRecording?: OnInvalidRecording;
  /** Told why `handler` answered a scrape with 500; a place to log it. What it throws is ignored. */
  readonly onScrapeError?: OnScrapeError;
}

/** The metrics of one service. */
export interface Metrics {
  /** A recorder for every metric of the catalog, by its name. */
  readonly record: Recorders<IbexCatalog['metrics'], CatalogMetricDocs>;
  /** Serves the exposition at `/metrics`, in the format that the request prefers. */
  readonly handler: MetricsHandler;
  /**
   * Renders the exposition, by default in the text format 0.0.4. All that was recorded is of one moment, which is not
   * before the call; scrapes that have to wait for another one share the next.
   */
  scrape(format?: ScrapeFormat): Promise<Scrape>;
  /** Runs before each scrape: the place to set a gauge that is read rather than kept. */
  beforeScrape(read: () => void): void;
  /** Recordings that were folded or dropped since the start. */
  invalidRecordings(): readonly InvalidRecording[];
}

/**
 * Makes the metrics of a service. Each call makes metrics of its own, so tests do not share any; they share only what
 * measures the process itself.
 *
 * @throws TypeError for a service the catalog does not know
 */
export function createMetrics(options: MetricsOptions): Metrics {
  const { service, runtimeMetrics = true, exemplar, onInvalidRecording, onScrapeError } = options;
  assertService(ibexCatalog, service);
  const invalid = new InvalidRecordings(onInvalidRecording);
  const { record, recorded } = buildRecorders(ibexCatalog.metrics, invalid, exemplar);
  record.ibex_process_up.set({ service }, 1);

  const reads: (() => void)[] = [];
  const scraperOf = (format: ScrapeFormat) => {
    const render = expositionRenderer(format, recorded, runtimeMetrics);
    return oneAtATime(async (): Promise<EncodedScrape> => {
      for (const read of reads) read();
      return { contentType: CONTENT_TYPES[format], body: await render() };
    });
  };
  const scrapers = { text: scraperOf('text'), openmetrics: scraperOf('openmetrics') };
  return {
    record,
    handler: metricsHandler((format) => scrapers[format](), onScrapeError),
    scrape: async (format = 'text') => {
      const { contentType, body } = await scrapers[format]();
      return { contentType, body: body.toString() };
    },
    beforeScrape: (read) => reads.push(read),
    invalidRecordings: () => invalid.list(),
  };
}

function assertService({ services }: Catalog, service: string): void {
  if (!services.includes(service)) {
    throw new TypeError(`service "${service}" is not in the catalog; it knows ${services.join(', ')}`);
  }
}
