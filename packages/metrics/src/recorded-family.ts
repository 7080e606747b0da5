import type { MetricDefinition } from '@ibex/catalog';
import { Counter, Gauge, Histogram, type Registry, type RegistryContentType } from 'prom-client';

import { type Family, familyName } from './family.js';
import type { RecordedMetric, RecordedSample } from './recorded-metric.js';
import type { ScrapeFormat } from './scrape-format.js';

/**
 * Makes the family of a metric of the catalog. prom-client checks it, registers it and renders it; what was recorded is
 * handed to it a few series at a time, so that nothing else has to wait for long.
 *
 * @param registry - of prom-client, in the format
 */
export function recordedFamily(
  { definition, take }: RecordedMetric,
  format: ScrapeFormat,
  registry: Registry<RegistryContentType>,
): Family {
  const name = familyName(definition.name, definition.type === 'counter', format);
  let shown: readonly RecordedSample[] = [];
  const { type, help } = definition;
  const get = () => Promise.resolve({ name, type, help, values: shown, aggregator: 'sum' });
  // A histogram is asked by the second name, which is none of prom-client's public ones; where that changes, the test
  // that holds our exposition against prom-client's own fails.
  Object.assign(newMetric(definition, name, registry), { get, getForPromString: get });
  return () => {
    const pieces = piecesOf(take());
    return render(pieces, async (piece) => {
      shown = piece;
      return registry.getSingleMetricAsString(name);
    });
  };
}

/** A metric of prom-client, that nothing is ever recorded in. */
function newMetric(definition: MetricDefinition, name: string, registry: Registry<RegistryContentType>) {
  const configuration = {
    name,
    help: definition.help,
    labelNames: Object.keys(definition.labels),
    registers: [registry],
  };
  switch (definition.type) {
    case 'counter':
      return new Counter(configuration);
    case 'gauge':
      return new Gauge(configuration);
    case 'histogram':
      return new Histogram({ ...configuration, buckets: [...definition.buckets] });
  }
}

async function* render(
  pieces: Iterable<readonly RecordedSample[]>,
  renderPiece: (piece: readonly RecordedSample[]) => Promise<string>,
): AsyncGenerator<string> {
  let isFirst = true;
  for (const piece of pieces) {
    const text = await renderPiece(piece);
    yield isFirst ? text : withoutMetadata(text);
    isFirst = false;
  }
}

/** Puts the samples of series together, of each of them all; there is one piece at least. */
function* piecesOf(series: Iterable<readonly RecordedSample[]>): Generator<readonly RecordedSample[]> {
  let piece: RecordedSample[] = [];
  let pieces = 0;
  for (const samples of series) {
    piece.push(...samples);
    if (piece.length < SAMPLES_TO_A_PIECE) continue;
    yield piece;
    piece = [];
    pieces += 1;
  }
  if (piece.length > 0 || pieces === 0) yield piece;
}

/** What prom-client writes before the samples: a line of HELP and one of TYPE. */
function withoutMetadata(text: string): string {
  return text.slice(text.indexOf('\n', text.indexOf('\n') + 1) + 1);
}

/** Some hundred microseconds in a process that has just started. */
const SAMPLES_TO_A_PIECE = 64;
