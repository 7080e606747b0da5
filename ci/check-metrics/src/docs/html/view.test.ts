import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hashOfView, isNarrowed, type View, viewOfHash, WHOLE } from './page/view.js';

const values = fc.array(fc.string(), { maxLength: 3 });
const views: fc.Arbitrary<View> = fc
  .record({
    query: fc.string(),
    chosen: fc.record({ owner: values, type: values, label: values, stability: values }),
    part: fc.constantFrom('metrics' as const, 'series' as const),
    metric: fc.option(fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/), { nil: undefined }),
  })
  .map(({ metric, ...view }) => ({ ...view, ...(metric !== undefined && { metric }) }));

describe('a view in the address of the page', () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(viewOfHash(hashOfView(view))).toEqual(view);
      }),
    );
  });

  it.each<[string, Partial<View>]>([
    ['', {}],
    ['#ibex_process_up', { metric: 'ibex_process_up' }],
    ['#series-part', { part: 'series' }],
    ['#q=redis+error', { query: 'redis error' }],
    ['#owner=proxy&owner=auth', { chosen: { ...WHOLE.chosen, owner: ['proxy', 'auth'] } }],
    ['#label=', { chosen: { ...WHOLE.chosen, label: [''] } }],
    ['#view=series&q=up', { part: 'series', query: 'up' }],
    ['#q=up&metric=ibex_process_up', { query: 'up', metric: 'ibex_process_up' }],
  ])('is written as "%s"', (hash, view) => {
    expect(hashOfView({ ...WHOLE, ...view })).toBe(hash);
    expect(viewOfHash(hash)).toEqual({ ...WHOLE, ...view });
  });

  it.each(['#', '#%', '#%E0%A4%A', '#metrics-part', '#other=1', '#view=nothing'])(
    'is the whole where "%s" says nothing',
    (hash) => {
      expect(viewOfHash(hash)).toEqual(WHOLE);
    },
  );
});

it.each<[string, boolean]>([
  ['', false],
  ['#ibex_process_up', false],
  ['#view=series', false],
  ['#q=up', true],
  ['#type=gauge', true],
])('"%s" leaves metrics out: %s', (hash, expected) => {
  expect(isNarrowed(viewOfHash(hash))).toBe(expected);
});
