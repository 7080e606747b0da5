import type { MetricFamilyType } from '../exposition-family.js';

/** The types of OpenMetrics 1.0: the keywords of TYPE lines, and of reports. */
export type OpenMetricsType = Exclude<MetricFamilyType, 'untyped'>;

/** What a sample is for its family; `unsuffixed` if its type has no sample of the family's very name. */
export type SampleRole =
  'value' | 'total' | 'created' | 'bucket' | 'count' | 'sum' | 'info' | 'state' | 'quantile' | 'unsuffixed';

/** The samples of each type by the suffix that their name adds to that of the family. */
const ROLES: Readonly<Record<OpenMetricsType, Readonly<Record<string, SampleRole>>>> = {
  counter: { _total: 'total', _created: 'created' },
  gauge: { '': 'value' },
  histogram: { _bucket: 'bucket', _count: 'count', _sum: 'sum', _created: 'created' },
  gaugehistogram: { _bucket: 'bucket', _gcount: 'count', _gsum: 'sum' },
  stateset: { '': 'state' },
  info: { _info: 'info' },
  summary: { '': 'quantile', _count: 'count', _sum: 'sum', _created: 'created' },
  unknown: { '': 'value' },
};

/** Every suffix that is not empty. All are one word, so a name ends in one of them at most. */
export const SUFFIXES: readonly string[] = [...new Set(Object.values(ROLES).flatMap(Object.keys))].filter(
  (suffix) => suffix !== '',
);

/** The type that a keyword names. */
export function openMetricsType(keyword: string): OpenMetricsType | undefined {
  return Object.hasOwn(ROLES, keyword) ? (keyword as OpenMetricsType) : undefined;
}

/** The suffixes of a type's samples, the empty one included. */
export function suffixesOf(type: OpenMetricsType): readonly string[] {
  return Object.keys(ROLES[type]);
}

/** What the sample of a suffix is for a family of a type; `undefined` if the type has no such sample. */
export function roleOf(type: OpenMetricsType, suffix: string): SampleRole | undefined {
  return ROLES[type][suffix];
}

/** The suffix of the sample with a role, such as `_gsum` for the sum of a gauge histogram. */
export function suffixOf(type: OpenMetricsType, role: SampleRole): string {
  return Object.entries(ROLES[type]).find(([, other]) => other === role)?.[0] ?? '';
}

/** The label that a type keeps for itself; in a state set that is the name of the family. */
export function boundLabelOf(type: OpenMetricsType, familyName: string): string | undefined {
  if (type === 'histogram' || type === 'gaugehistogram') return 'le';
  if (type === 'summary') return 'quantile';
  return type === 'stateset' ? familyName : undefined;
}

/** Whether samples of a role tell each other apart by the label of {@link boundLabelOf}. */
export function hasBoundLabel(role: SampleRole): boolean {
  return role === 'bucket' || role === 'quantile' || role === 'state';
}
