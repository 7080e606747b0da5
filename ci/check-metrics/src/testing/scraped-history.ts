import type { Catalog } from '@ibex/catalog';
import { type ExpositionFormat, validateExposition } from '@ibex/exposition';

import { asTextFormat, sampleAsTextFormat } from '../assert/as-text-format.js';
import type { Finding } from '../finding/finding.js';
import { type ScrapeHistoryOptions, ScrapeHistory } from '../scrapes/scrape-history.js';

/** How bodies are read into a history. */
export interface ReadHistoryOptions extends ScrapeHistoryOptions {
  readonly format?: ExpositionFormat;
}

/** Reads bodies as scrapes of one target, a second after one another, and tells what they show together. */
export function findingsOfScrapes(
  catalog: Catalog,
  bodies: readonly (string | Uint8Array)[],
  { format = 'text', ...options }: ReadHistoryOptions = {},
): Finding[] {
  const history = new ScrapeHistory(catalog, options);
  bodies.forEach((body, index) => {
    readScrape(history, body, { format, at: index * 1000 });
  });
  return history.findings();
}

/** Reads a body as the next scrape of a history. */
export function readScrape(
  history: ScrapeHistory,
  body: string | Uint8Array,
  { format = 'text', at }: { readonly format?: ExpositionFormat; readonly at: number },
): void {
  const reading = history.startScrape(at);
  const isOpenMetrics = format === 'openmetrics';
  const report = validateExposition(body, {
    format,
    onSample: (sample) => {
      reading.add(isOpenMetrics ? sampleAsTextFormat(sample) : sample);
    },
  });
  reading.end(isOpenMetrics ? asTextFormat(report) : report);
}
