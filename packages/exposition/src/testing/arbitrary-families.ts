import fc from 'fast-check';
import { anyCharacter } from './arbitrary-body.js';
import type { MetricFamily, MetricLabel, MetricSample } from '../metric-family.js';

/** Families that the text format can hold, with everything in them as odd as it may be. */
export function textFamilies(): fc.Arbitrary<MetricFamily[]> {
  return fc.uniqueArray(fc.constantFrom(...TYPES).chain(familyOf), {
    maxLength: 6,
    selector: ({ name }) => name,
  });
}

const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped', 'gaugehistogram'] as const;

function familyOf(type: MetricFamily['type']): fc.Arbitrary<MetricFamily> {
  // A name such as x_count may be that of a sample of another family.
  const names = fc
    .stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,8}$/)
    .filter((name) => !/_(?:count|sum|bucket)$/.test(name));
  return names.chain((name) =>
    fc.record(
      {
        name: fc.constant(name),
        type: fc.constant(type),
        help: helpText,
        samples: fc.array(sampleOf(name, type), { maxLength: 5 }),
      },
      { requiredKeys: ['name', 'type', 'samples'] },
    ),
  );
}

const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('\\', '"', '\n', '\r', '\0', ' ', '#', 'n'), anyCharacter),
});
const helpText = anyText.filter((text) => text !== '' && !/^[ \t]/.test(text));

function sampleOf(family: string, type: MetricFamily['type']): fc.Arbitrary<MetricSample> {
  const suffixes = { histogram: ['', '_bucket', '_sum', '_count'], summary: ['', '_sum', '_count'] };
  const boundLabel = { histogram: 'le', summary: 'quantile' };
  const isCompound = type === 'histogram' || type === 'summary';
  const name = isCompound
    ? fc.constantFrom(...suffixes[type].map((suffix) => family + suffix))
    : fc.constant(family);
  return fc.record(
    {
      name,
      labels: isCompound ? labelsWith(boundLabel[type]) : labels,
      value: fc.double(),
      timestamp: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    },
    { requiredKeys: ['name', 'labels', 'value'] },
  );
}

const labelName = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,6}$/).filter((name) => name !== '__name__');
const labels = fc.uniqueArray(fc.record({ name: labelName, value: anyText }), {
  maxLength: 4,
  selector: ({ name }) => name,
});

function labelsWith(bound: string): fc.Arbitrary<MetricLabel[]> {
  return fc.tuple(labels, fc.option(fc.double())).map(([others, number]) => {
    const free = others.filter(({ name }) => name !== bound);
    return number === null ? free : [...free, { name: bound, value: String(number) }];
  });
}

/** Valid families of OpenMetrics, of every type, with everything in them that may be odd as odd as it may be. */
export function openMetricsFamilies(): fc.Arbitrary<MetricFamily[]> {
  const family = fc.oneof(
    ...Object.values(OPEN_METRICS_FAMILIES).map((familyNamed) => openMetricsName.chain(familyNamed)),
  );
  return fc.uniqueArray(family, { maxLength: 6, selector: ({ name }) => name });
}

/** The suffixes of all types, which no family may have in its name, end in one of these. */
const openMetricsName = fc
  .stringMatching(/^[a-zA-Z:][a-zA-Z0-9_:]{0,8}$/)
  .filter((name) => !/_(?:total|created|bucket|g?count|g?sum|info)$/.test(name));

/** Read as a float of seconds, milliseconds are exact up to here. */
const timestamp = fc.bigInt({ min: -(2n ** 51n), max: 2n ** 51n });
const count = fc.nat();
const positive = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });

const OPEN_METRICS_FAMILIES = {
  unknown: (name: string) =>
    described(
      { name, type: 'unknown' },
      fc.double().map((value) => [plain(name, value)]),
    ),
  gauge: (name: string) =>
    described(
      { name: `${name}_seconds`, type: 'gauge', unit: 'seconds' },
      fc
        .tuple(fc.double(), labels, timestamp)
        .map(([value, own, time]) => [{ ...plain(`${name}_seconds`, value), labels: own, timestamp: time }]),
    ),
  counter: (name: string) =>
    described(
      { name, type: 'counter' },
      fc
        .tuple(positive, labels, exemplar)
        .map(([value, own, example]) => [{ ...plain(`${name}_total`, value), labels: own, ...example }]),
    ),
  histogram: (name: string) =>
    described(
      { name, type: 'histogram' },
      fc
        .tuple(count, count, positive, exemplar)
        .map(([few, more, sum, example]) => [
          { ...bucket(name, '1.0', few), ...example },
          bucket(name, '+Inf', few + more),
          plain(`${name}_count`, few + more),
          plain(`${name}_sum`, sum),
        ]),
    ),
  gaugehistogram: (name: string) =>
    described(
      { name, type: 'gaugehistogram' },
      fc
        .tuple(count, positive)
        .map(([size, sum]) => [
          bucket(name, '+Inf', size),
          plain(`${name}_gcount`, size),
          plain(`${name}_gsum`, sum),
        ]),
    ),
  summary: (name: string) =>
    described(
      { name, type: 'summary' },
      fc
        .tuple(positive, count)
        .map(([value, size]) => [
          { ...plain(name, value), labels: [{ name: 'quantile', value: '0.5' }] },
          plain(`${name}_count`, size),
          plain(`${name}_sum`, value),
        ]),
    ),
  info: (name: string) =>
    described(
      { name, type: 'info' },
      labels.map((own) => [{ ...plain(`${name}_info`, 1), labels: own }]),
    ),
  stateset: (name: string) =>
    described(
      { name: `s${name.replaceAll(':', '_')}`, type: 'stateset' },
      fc.tuple(anyText, fc.boolean()).map(([state, isSet]) => [
        {
          ...plain(`s${name.replaceAll(':', '_')}`, isSet ? 1 : 0),
          labels: [{ name: `s${name.replaceAll(':', '_')}`, value: state }],
        },
      ]),
    ),
} as const satisfies Record<string, (name: string) => fc.Arbitrary<MetricFamily>>;

function described(
  head: Omit<MetricFamily, 'samples' | 'help'>,
  samples: fc.Arbitrary<MetricSample[]>,
): fc.Arbitrary<MetricFamily> {
  const help = fc.option(anyText.filter((text) => text !== '' && !text.endsWith('\r')));
  return fc
    .tuple(help, samples)
    .map(([text, own]) => ({ ...head, ...(text === null ? {} : { help: text }), samples: own }));
}

/** At most 128 characters of labels, as the specification has it. */
const exemplarLabels = fc.uniqueArray(
  fc.record({ name: labelName, value: fc.string({ unit: anyCharacter, maxLength: 10 }) }),
  { maxLength: 3, selector: ({ name }) => name },
);
const exemplar: fc.Arbitrary<Pick<MetricSample, 'exemplar'>> = fc.oneof(
  fc.constant({}),
  fc
    .record(
      { labels: exemplarLabels, value: fc.constant(0.5), timestamp },
      { requiredKeys: ['labels', 'value'] },
    )
    .map((example) => ({ exemplar: example })),
);

function plain(name: string, value: number): MetricSample {
  return { name, labels: [], value };
}

function bucket(name: string, bound: string, value: number): MetricSample {
  return { name: `${name}_bucket`, labels: [{ name: 'le', value: bound }], value };
}
