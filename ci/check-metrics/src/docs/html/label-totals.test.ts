import { expect, it } from 'vitest';

import { ibexDocs } from '../../testing/ibex-docs.js';
import { labelTotals } from './label-totals.js';

it('sums a label over the metrics in which it has the same values, and tells others apart', () => {
  const totals = labelTotals(ibexDocs().metrics).filter(({ name }) => name === 'method');
  expect(totals).toEqual([
    {
      name: 'method',
      values: 5,
      metrics: ['ibex_proxy_request_duration_seconds', 'ibex_proxy_requests_total'],
      worstCase: 13_230,
      seriesPerValue: 2646,
    },
    {
      name: 'method',
      values: 3,
      metrics: ['ibex_auth_grpc_requests_total'],
      worstCase: 51,
      seriesPerValue: 17,
    },
  ]);
});
