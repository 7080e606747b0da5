import { describe, expect, it } from 'vitest';

import { parseJustification } from './justification.js';

describe('parseJustification', () => {
  it.each([
    ['the exporter is shared', { reason: 'the exporter is shared' }],
    ['  spaces around  ', { reason: 'spaces around' }],
    ['', { reason: '' }],
    ['until 2027-03-01: the old dashboard goes', { until: '2027-03-01', reason: 'the old dashboard goes' }],
    ['Until 2027-03-01 : why', { until: '2027-03-01', reason: 'why' }],
    ['until 2027-03-01 why', { until: '2027-03-01', reason: 'why' }],
    ['until 2027-03-01:\n   why,\n   at length', { until: '2027-03-01', reason: 'why,\n   at length' }],
    ['until 2027-03-01', { until: '2027-03-01', reason: '' }],
    ['until 2027-03-01:', { until: '2027-03-01', reason: '' }],
    ['until 2027/3/1: why', { until: '2027/3/1', reason: 'why' }],
    ['until March: why', { until: 'March', reason: 'why' }],
    ['until the migration is done', { until: 'the', reason: 'migration is done' }],
    ['until', { until: '', reason: '' }],
    ['untilled soil', { reason: 'untilled soil' }],
    ['kept until 2027-03-01', { reason: 'kept until 2027-03-01' }],
  ])('takes "%s" apart', (text, justification) => {
    expect(parseJustification(text)).toEqual(justification);
  });
});
