import { LoopTurns } from './loop-turns.js';
import type { Family } from './family.js';
import { recordedFamily } from './recorded-family.js';
import type { RecordedMetric } from './recorded-metric.js';
import { runtimeFamilies } from './runtime-metrics.js';
import type { ScrapeFormat } from './scrape-format.js';
import { scrapeRegistry } from './scrape-registry.js';

/** Renders the exposition, in UTF-8; a rendering has to end before the next one begins. */
export type RenderExposition = () => Promise<Buffer>;

/**
 * Makes what renders the exposition in a format, of one moment for all that was recorded, and lets the event loop go
 * round meanwhile.
 *
 * @param recorded - what is exposed
 * @param withRuntimeMetrics - whether the metrics of the Node.js process are exposed too
 */
export function expositionRenderer(
  format: ScrapeFormat,
  recorded: readonly RecordedMetric[],
  withRuntimeMetrics: boolean,
): RenderExposition {
  const registry = scrapeRegistry(format);
  const families: readonly Family[] = [
    ...recorded.map((metric) => recordedFamily(metric, format, registry)),
    ...(withRuntimeMetrics ? runtimeFamilies(format, registry) : []),
  ];
  const { between, end } = FRAMES[format];
  return async () => {
    const taken = families.map((take) => take());
    const turns = new LoopTurns();
    // As bytes from the start: so much text would be copied by each garbage collection, and encoded all at once.
    const pieces: Buffer[] = [];
    for (const [index, family] of taken.entries()) {
      let separator = index === 0 ? '' : between;
      for await (const piece of family) {
        pieces.push(Buffer.from(separator + piece));
        separator = '\n';
        await turns.share();
      }
    }
    pieces.push(Buffer.from(end));
    return Buffer.concat(pieces);
  };
}

/** What a whole registry of prom-client writes between its metrics and at the end. */
const FRAMES: Readonly<Record<ScrapeFormat, { readonly between: string; readonly end: string }>> = {
  text: { between: '\n\n', end: '\n' },
  openmetrics: { between: '\n', end: '\n# EOF\n' },
};
