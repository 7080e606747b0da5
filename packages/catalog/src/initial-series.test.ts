import { describe, expect, it } from 'vitest';

import { counter, enumeration, gauge, initialSeries } from './index.js';

const labels = { method: enumeration(['GET', 'POST']), result: enumeration(['ok', 'error']) };

describe('initialSeries', () => {
  it('is one series without labels for a metric that has none', () => {
    expect(initialSeries(gauge('ibex_process_up', { help: 'Up' }))).toEqual([{}]);
  });

  it('is every combination where the definition does not say', () => {
    expect(initialSeries(counter('ibex_proxy_requests_total', { help: 'Requests', labels }))).toEqual([
      { method: 'GET', result: 'ok' },
      { method: 'GET', result: 'error' },
      { method: 'POST', result: 'ok' },
      { method: 'POST', result: 'error' },
    ]);
  });

  it('combines the values of an entry, and takes a label left out for its whole domain', () => {
    expect(seriesFor([{ method: ['GET'] }])).toEqual([
      { method: 'GET', result: 'ok' },
      { method: 'GET', result: 'error' },
    ]);
    expect(seriesFor([{ method: ['POST'], result: ['ok'] }])).toEqual([{ method: 'POST', result: 'ok' }]);
  });

  it('has a series once, however many entries name it', () => {
    expect(seriesFor([{ method: ['GET'] }, { result: ['ok'] }, { method: ['GET'], result: ['ok'] }])).toEqual(
      [
        { method: 'GET', result: 'ok' },
        { method: 'GET', result: 'error' },
        { method: 'POST', result: 'ok' },
      ],
    );
  });

  it('is empty where the definition says so', () => {
    expect(seriesFor([])).toEqual([]);
  });
});

function seriesFor(initial: readonly { method?: ('GET' | 'POST')[]; result?: ('ok' | 'error')[] }[]) {
  return initialSeries(counter('ibex_proxy_requests_total', { help: 'Requests', labels, initial }));
}
