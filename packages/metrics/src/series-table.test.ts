import { counter, enumeration, gauge, initialSeries, type MetricDefinition } from '@ibex/catalog';
import { afterEach, describe, expect, it } from 'vitest';

import { InvalidRecordings } from './invalid-recordings.js';
import { labelGuard } from './label-guard.js';
import { SeriesTable } from './series-table.js';

const labels = {
  route: enumeration(['/a', '/b', 'unmatched'], { other: 'unmatched' }),
  method: enumeration(['GET', 'POST']),
};
const requests = counter('ibex_proxy_requests_total', { help: 'Requests', labels, initial: [] });
const waiting = gauge('ibex_proxy_waiting_requests', { help: 'Requests', labels, initial: [] });

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'polluted');
});

describe('the series of a metric', () => {
  it('have numbers of their own, as many as the table is wide', () => {
    const table = new SeriesTable({ ...requests, initial: [{}] }, 3, new InvalidRecordings());
    const offsets = initialSeries({ ...requests, initial: [{}] }).map((series) => table.offsetOf(series));
    expect(offsets).toEqual([0, 3, 6, 9, 12, 15]);
    expect(table.numbers).toEqual(new Float64Array(18));
    expect(table.snapshot().series).toHaveLength(6);
  });

  it('start when they are first recorded, in that order, and are not made for what is dropped', () => {
    const table = new SeriesTable(requests, 1, new InvalidRecordings());
    expect(table.snapshot().series).toEqual([]);
    table.offsetOf({ route: '/b', method: 'GET' });
    table.offsetOf({ route: '/a', method: 'PUT' });
    table.offsetOf({ method: 'GET', route: '/a' });
    table.offsetOf({ route: '/b', method: 'GET' });
    expect(table.snapshot().series).toEqual([
      { labels: { route: '/b', method: 'GET' }, offset: 2 },
      { labels: { route: '/a', method: 'GET' }, offset: 0 },
    ]);
  });

  it('hold in a snapshot what they held then', () => {
    const table = new SeriesTable(requests, 1, new InvalidRecordings());
    const offset = table.offsetOf({ route: '/b', method: 'GET' });
    const snapshot = table.snapshot();
    table.numbers[offset] = 7;
    table.offsetOf({ route: '/a', method: 'GET' });
    expect(snapshot.numbers[offset]).toBe(0);
    expect(snapshot.series).toHaveLength(1);
  });
});

// To find a series fast must not change what is one.
describe.each<MetricDefinition>([requests, waiting])('a series of a $type', (definition) => {
  it.each<readonly [what: string, make: () => unknown]>([
    ['the labels as declared', () => ({ route: '/a', method: 'GET' })],
    ['the labels in another order', () => ({ method: 'GET', route: '/a' })],
    ['a value outside of its domain', () => ({ route: '/a?token=1', method: 'GET' })],
    ['a value that cannot be folded', () => ({ route: '/a', method: 'PUT' })],
    ['the name of a method of objects as a value', () => ({ route: '/a', method: 'toString' })],
    ['values that are no strings', () => ({ route: 1, method: ['GET'] })],
    ['a string object as a value', () => ({ route: '/a', method: new String('GET') })],
    ['a label too few', () => ({ method: 'GET' })],
    ['a label of another name, with a value of the domain', () => ({ path: '/a', method: 'GET' })],
    ['a label too many', () => ({ route: '/a', method: 'GET', org_id: '1' })],
    ['a label too many before the others', () => ({ org_id: '1', route: '/a', method: 'GET' })],
    ['a label too many for one too few', () => ({ route: '/a', org_id: '1' })],
    ['a label named as what every object has', () => ({ route: '/a', method: 'GET', constructor: '1' })],
    ['an own label named __proto__', () => ({ route: '/a', method: 'GET', ['__proto__']: '1' })],
    ['labels that are inherited', () => inheriting({ route: '/a', method: 'GET' }, {})],
    ['labels that are inherited in part', () => inheriting({ route: '/a' }, { method: 'GET' })],
    ['an inherited label too many', () => inheriting({ x: 1 }, { route: '/a', method: 'GET' })],
    ['an inherited label that is hidden', () => inheriting({ route: '/b' }, { route: '/a', method: 'GET' })],
    ['labels without a prototype', () => inheriting(null, { route: '/a', method: 'GET' })],
    [
      'a label that is not enumerable',
      () => Object.defineProperty({ route: '/a' }, 'method', { value: 'GET' }),
    ],
    [
      'a label too many that is not enumerable',
      () => Object.defineProperty({ route: '/a', method: 'GET' }, 'x', { value: 1 }),
    ],
    ['a label too many that is a symbol', () => ({ route: '/a', method: 'GET', [Symbol('x')]: 1 })],
    ['labels of a class', () => new LabelsOfAClass()],
    ['a label that takes another away', () => takingAway()],
    ['a label that throws', () => throwing({ method: 'GET' }, 'route')],
    ['a label too many that throws', () => throwing({ route: '/a', method: 'GET' }, 'x')],
    ['a proxy', () => new Proxy({ route: '/a', method: 'GET' }, {})],
    ['a proxy that throws', () => new Proxy({ route: '/a', method: 'GET' }, { ownKeys: fail })],
    ['a proxy of another that throws', () => new Proxy({ route: '/a', method: 'GET' }, { get: fail })],
    ['an array', () => ['/a', 'GET']],
    ['a function', () => Object.assign(() => 1, { route: '/a', method: 'GET' })],
    ['null', () => null],
    ['nothing', () => undefined],
    ['a text', () => '/a'],
  ])('is what the guard alone makes of %s', (_what, make) => {
    const guarded = guardedSeriesOf(definition, make());
    expect(seriesOf(definition, make())).toEqual(guarded);
    // A series that has started is found without the guard.
    expect(seriesOf(definition, make(), [{}])).toEqual(guarded);
  });

  it('is the same where something was added to the prototype of all objects', () => {
    Object.assign(Object.prototype, { polluted: 1 });
    const given = { route: '/a', method: 'GET' };
    expect(seriesOf(definition, given)).toEqual({ labels: given, invalid: [] });
    expect(seriesOf(definition, given, [{}])).toEqual({ labels: given, invalid: [] });
  });
});

class LabelsOfAClass {
  readonly route = '/a';
  readonly method = 'GET';
  toString() {
    return 'labels';
  }
}

function takingAway() {
  return {
    get route() {
      Reflect.deleteProperty(this, 'method');
      return '/a';
    },
    method: 'GET',
  };
}

function throwing(rest: object, label: string): object {
  return Object.defineProperty({ ...rest }, label, { get: fail, enumerable: true });
}

function inheriting(prototype: object | null, own: object): object {
  return Object.assign(Object.create(prototype) as object, own);
}

function fail(): never {
  throw new Error('hostile');
}

/** The labels of the series that a table records under, and what it reports. */
function seriesOf(definition: MetricDefinition, given: unknown, initial: MetricDefinition['initial'] = []) {
  const invalid = new InvalidRecordings();
  const table = new SeriesTable({ ...definition, initial }, 1, invalid);
  const found = table.offsetOf(given);
  const series = table.snapshot().series.find(({ offset }) => offset === found);
  return { labels: series?.labels, invalid: invalid.list() };
}

function guardedSeriesOf(definition: MetricDefinition, given: unknown) {
  const invalid = new InvalidRecordings();
  try {
    return { labels: labelGuard(definition, invalid)(given), invalid: invalid.list() };
  } catch {
    invalid.add({ metric: definition.name, reason: 'recording-failed', outcome: 'dropped' });
    return { labels: undefined, invalid: invalid.list() };
  }
}
