import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matchMetrics, type SearchableMetric, searchTerms } from './page/match-metrics.js';
import { type Facet, viewOfHash } from './page/view.js';

interface NamedMetric extends SearchableMetric {
  readonly name: string;
}

function metric(name: string, owner: string, type: string, ...labels: string[]): NamedMetric {
  return {
    name,
    facets: {
      owner: [owner],
      type: [type],
      label: labels.length === 0 ? [''] : labels,
      stability: ['stable'],
    },
    text: [name, 'How long requests take', ...labels.map((label) => `${label}=504`)].join('\n').toLowerCase(),
  };
}

const METRICS = [
  metric('requests', 'proxy', 'counter', 'route', 'status_code'),
  metric('duration', 'proxy', 'histogram', 'route'),
  metric('connections', 'proxy', 'gauge'),
  metric('calls', 'auth', 'counter', 'status'),
];

function found(hash: string): string[] {
  return matchMetrics(METRICS, viewOfHash(hash)).metrics.map(({ name }) => name);
}

describe('what is found', () => {
  it.each<[string, string[]]>([
    ['', ['requests', 'duration', 'connections', 'calls']],
    ['#q=CONN', ['connections']],
    ['#q=dur+long', ['duration']],
    ['#q=long+dur', ['duration']],
    ['#q=%22how+long%22', ['requests', 'duration', 'connections', 'calls']],
    ['#q=%22long+how%22', []],
    ['#q=status_code%3D504', ['requests']],
    ['#q=status%3D504', ['calls']],
    ['#owner=proxy', ['requests', 'duration', 'connections']],
    ['#owner=proxy&owner=auth', ['requests', 'duration', 'connections', 'calls']],
    ['#owner=proxy&type=counter', ['requests']],
    ['#type=gauge&type=histogram', ['duration', 'connections']],
    ['#label=route', ['requests', 'duration']],
    ['#label=route&label=status_code', ['requests']],
    ['#label=', ['connections']],
    ['#stability=deprecated', []],
    ['#owner=nobody', []],
  ])('of "%s" is %j', (hash, names) => {
    expect(found(hash)).toEqual(names);
  });
});

describe('how many there would be', () => {
  function counts(hash: string, facet: Facet): Record<string, number> {
    return Object.fromEntries(matchMetrics(METRICS, viewOfHash(hash)).counts[facet]);
  }

  it('of another service is told as if it were chosen as well', () => {
    expect(counts('#owner=proxy&type=counter', 'owner')).toEqual({ proxy: 1, auth: 1 });
  });

  it('of another type is told with the other filters', () => {
    expect(counts('#owner=proxy&type=counter', 'type')).toEqual({ counter: 1, histogram: 1, gauge: 1 });
  });

  it('of another label is told of what has the chosen ones too', () => {
    expect(counts('#label=route', 'label')).toEqual({ route: 2, status_code: 1 });
  });

  it('is what is then found', () => {
    const hashes = fc.subarray([
      'owner=proxy',
      'owner=auth',
      'type=counter',
      'type=gauge',
      'label=route',
      'q=s',
    ]);
    const added = fc.constantFrom(...(['owner=auth', 'type=histogram', 'label=status_code'] as const));
    fc.assert(
      fc.property(hashes, added, (fields, field) => {
        fc.pre(!fields.includes(field));
        const [facet, value] = field.split('=') as [Facet, string];
        const others = fields.filter((other) => facet === 'label' || !other.startsWith(facet));
        const count = matchMetrics(METRICS, viewOfHash(`#${fields.join('&')}`)).counts[facet].get(value) ?? 0;
        expect(count).toBe(found(`#${[...others, field].join('&')}`).length);
      }),
    );
  });
});

it.each<[string, string[]]>([
  ['', []],
  ['  ', []],
  ['Redis  Error', ['redis', 'error']],
  ['"rate limit" redis', ['rate limit', 'redis']],
  ['"rate', ['rate']],
  ['""', []],
])('the words of %j are %j', (query, terms) => {
  expect(searchTerms(query)).toEqual(terms);
});
