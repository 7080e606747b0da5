import { counter, enumeration, gauge, type MetricDefinition } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import { InvalidRecordings } from './invalid-recordings.js';
import { labelGuard } from './label-guard.js';

const states = enumeration(['open', 'closed', 'other'], { other: 'other' });
const sides = enumeration(['client', 'server']);
const connections = gauge('ibex_proxy_connections', { help: 'Connections', labels: { state: states } });
const changes = counter('ibex_proxy_changes_total', { help: 'Changes', labels: { state: states } });
const errors = counter('ibex_proxy_errors_total', { help: 'Errors', labels: { state: states, side: sides } });

describe('the label guard', () => {
  it('passes a label set of the catalog on, as an object of its own', () => {
    const given = { state: 'open' };
    const { labels, invalid } = guarded(changes, given);
    expect(labels).toEqual(given);
    expect(labels).not.toBe(given);
    expect(invalid).toEqual([]);
  });

  it('folds a foreign value of a counter', () => {
    const { labels, invalid } = guarded(changes, { state: 'half-open' });
    expect(labels).toEqual({ state: 'other' });
    expect(invalid).toMatchObject([{ label: 'state', reason: 'value-outside-domain', outcome: 'folded' }]);
  });

  it('drops a foreign value of a gauge even where it could be folded: another series would be overwritten', () => {
    const { labels, invalid } = guarded(connections, { state: 'half-open' });
    expect(labels).toBeUndefined();
    expect(invalid).toMatchObject([{ label: 'state', reason: 'value-outside-domain', outcome: 'dropped' }]);
  });

  it('drops what cannot be folded, and reports each label up to that one', () => {
    const { labels, invalid } = guarded(errors, { state: 'half-open', side: 'middle' });
    expect(labels).toBeUndefined();
    expect(invalid).toMatchObject([
      { label: 'state', outcome: 'folded' },
      { label: 'side', outcome: 'dropped' },
    ]);
  });

  it('reports several undeclared labels as one, under no name', () => {
    const { labels, invalid } = guarded(changes, { state: 'open', secret: 1, another: 2 });
    expect(labels).toEqual({ state: 'open' });
    expect(invalid).toEqual([
      { metric: 'ibex_proxy_changes_total', reason: 'label-undeclared', outcome: 'folded', count: 1 },
    ]);
  });
});

function guarded(definition: MetricDefinition, given: unknown) {
  const invalid = new InvalidRecordings();
  return { labels: labelGuard(definition, invalid)(given), invalid: invalid.list() };
}
