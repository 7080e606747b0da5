/** What the metrics can be narrowed by, besides the text that is searched for. */
export const FACETS = ['owner', 'type', 'label', 'stability'] as const;

export type Facet = (typeof FACETS)[number];

/** What the page shows. A link to the page can carry all of it. */
export interface View {
  /** As it was typed. */
  readonly query: string;
  /** The values that were chosen of each facet; the empty one is that of metrics that have none. */
  readonly chosen: Readonly<Record<Facet, readonly string[]>>;
  readonly part: PagePart;
  /** The metric that the reader is at. */
  readonly metric?: string;
}

/** The list of the metrics, or the chart of their series. */
export type PagePart = 'metrics' | 'series';

/** All metrics, from the first on. */
export const WHOLE: View = {
  query: '',
  chosen: { owner: [], type: [], label: [], stability: [] },
  part: 'metrics',
};

/**
 * The fragment of the address that stands for a view. That of a metric or a part alone is its id, which finds it
 * without a script as well.
 *
 * @returns with `#` in front, or empty for the whole
 */
export function hashOfView({ query, chosen, part, metric }: View): string {
  const fields = new URLSearchParams();
  if (part === 'series' && metric === undefined && !isNarrowed({ query, chosen }))
    return `#${PART_IDS.series}`;
  if (part === 'series') fields.append('view', part);
  if (query !== '') fields.append('q', query);
  for (const facet of FACETS) {
    for (const value of chosen[facet]) fields.append(facet, value);
  }
  if (metric !== undefined) {
    if (fields.size === 0) return `#${encodeURIComponent(metric)}`;
    fields.append('metric', metric);
  }
  return fields.size === 0 ? '' : `#${fields.toString()}`;
}

/** The view that a fragment stands for; what it has besides is left aside. */
export function viewOfHash(hash: string): View {
  const text = hash.replace(/^#/, '');
  if (text === '') return WHOLE;
  if (!text.includes('=')) {
    if (text === PART_IDS.series) return { ...WHOLE, part: 'series' };
    if (text === PART_IDS.metrics) return WHOLE;
    const metric = decoded(text);
    return metric === undefined ? WHOLE : { ...WHOLE, metric };
  }
  const fields = new URLSearchParams(text);
  const metric = fields.get('metric');
  return {
    query: fields.get('q') ?? '',
    chosen: {
      owner: fields.getAll('owner'),
      type: fields.getAll('type'),
      label: fields.getAll('label'),
      stability: fields.getAll('stability'),
    },
    part: fields.get('view') === 'series' ? 'series' : 'metrics',
    ...(metric !== null && { metric }),
  };
}

/** The ids of the parts on the page. No metric can have such a name. */
export const PART_IDS: Readonly<Record<PagePart, string>> = {
  metrics: 'metrics-part',
  series: 'series-part',
};

/** Whether a view leaves metrics out, or might. */
export function isNarrowed({ query, chosen }: Pick<View, 'query' | 'chosen'>): boolean {
  return query !== '' || FACETS.some((facet) => chosen[facet].length > 0);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
