import { Random } from '../codebase/random.js';
import { COUNTER, type FamilyWriter, GAUGE, HISTOGRAM, SUMMARY } from './family-writers.js';
import { LABEL_SCHEMAS } from './label-schemas.js';

/** What an exposition consists of. */
export type ExpositionProfile = 'mixed' | 'counters' | 'histograms';

export const EXPOSITION_PROFILES: readonly ExpositionProfile[] = ['mixed', 'counters', 'histograms'];

/** Which exposition to generate; the same options give the same bytes. */
export interface GeneratedExpositionOptions {
  /** How many series, and so sample lines, it has. */
  readonly series: number;
  readonly profile?: ExpositionProfile | undefined;
  readonly seed?: number | undefined;
}

/**
 * An exposition in the text format as a large service or a federating Prometheus has it, every family with HELP and
 * TYPE and nothing that a linter reports.
 *
 * @returns the text block by block, each of whole lines, so that it is never held whole
 */
export function* generateExposition({
  series,
  profile = 'mixed',
  seed = 1,
}: GeneratedExpositionOptions): Generator<string> {
  const random = new Random(seed);
  const writers = WRITERS[profile];
  let left = series;
  for (let family = 0; left > 0; family++) {
    const fitting = writers.filter(({ seriesPerLabels }) => seriesPerLabels <= left);
    // Less than a whole histogram may be left over at the end.
    const writer = fitting.length === 0 ? GAUGE : random.pick(fitting);
    const wanted = Math.min(left, random.integer(SMALLEST_FAMILY, LARGEST_FAMILY));
    const combinations = Math.max(1, Math.floor(wanted / writer.seriesPerLabels));
    yield* generateFamily(writer, family, combinations, random);
    left -= combinations * writer.seriesPerLabels;
  }
}

const SMALLEST_FAMILY = 20;
const LARGEST_FAMILY = 2000;
const BLOCK_LENGTH = 64 * 1024;

/** A type stands here as often as it is chosen. Most series of a real exposition are buckets. */
const WRITERS: Readonly<Record<ExpositionProfile, readonly FamilyWriter[]>> = {
  mixed: [COUNTER, COUNTER, COUNTER, GAUGE, GAUGE, HISTOGRAM, HISTOGRAM, HISTOGRAM, HISTOGRAM, SUMMARY],
  counters: [COUNTER],
  histograms: [HISTOGRAM],
};

function* generateFamily(
  writer: FamilyWriter,
  family: number,
  combinations: number,
  random: Random,
): Generator<string> {
  const name = familyName(family, random.pick(writer.endings));
  const schema = random.pick(LABEL_SCHEMAS);
  // eslint-disable-next-line ibex-metrics/no-handwritten-exposition -- a file for linters to read: these are nobody's metrics
  let block = `# HELP ${name} ${random.pick(HELPS)}\n# TYPE ${name} ${writer.type}\n`;
  for (let index = 0; index < combinations; index++) {
    block += writer.samples(name, schema.labelsOf(index), random);
    if (block.length > BLOCK_LENGTH) {
      yield block;
      block = '';
    }
  }
  if (block !== '') yield block;
}

/** The words are written in the order of a number system, so no name comes twice. */
function familyName(family: number, ending: string): string {
  const application = APPLICATIONS[family % APPLICATIONS.length] ?? '';
  const rest = Math.floor(family / APPLICATIONS.length);
  const part = PARTS[rest % PARTS.length] ?? '';
  const generation = Math.floor(rest / PARTS.length);
  return `${application}_${part}_${generation === 0 ? '' : `v${String(generation + 1)}_`}${ending}`;
}

const APPLICATIONS = [
  ...[
    'checkout',
    'storefront',
    'warehouse',
    'catalogue',
    'recommendation',
    'payment_gateway',
    'fraud',
    'search',
  ],
  ...['identity', 'notification', 'reporting', 'shipping', 'pricing', 'gateway', 'scheduler', 'archive'],
];

const PARTS = [
  ...['http', 'grpc', 'database_client', 'cache', 'message_queue', 'object_store', 'worker_pool', 'dns'],
  ...['session', 'template', 'tls', 'outbox', 'replication', 'index', 'filesystem', 'garbage_collector'],
];

const HELPS = [
  'Requests by route, method and status.',
  'What it took from the first byte received to the last byte sent.',
  String.raw`Paths on Windows start with C:\\; a second line\nfollows.`,
  'Größe der Antwort, ohne Kopfzeilen.',
  'See the handbook of the service for what to do when this rises.',
];
