import { counter, defineCatalog, enumeration, FORBIDDEN_LABELS, LATENCY_BUCKETS } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import { DEFAULT_SETTINGS, type IbexMetricsSettings } from './metrics-settings.js';
import { readSettings } from './read-settings.js';

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['cart'],
  forbiddenLabels: ['email'],
  metrics: [
    counter('shop_cart_orders_total', {
      help: 'Orders placed',
      labels: { result: enumeration(['ok', 'error']), currency: enumeration(['EUR', 'USD']) },
    }),
  ],
});

describe('readSettings', () => {
  it('has the default policy where nothing is configured', () => {
    expect(readSettings(undefined)).toEqual(DEFAULT_SETTINGS);
    expect(readSettings({})).toEqual(DEFAULT_SETTINGS);
  });

  it('takes policy and metrics from a catalog', () => {
    const settings: IbexMetricsSettings = { catalog, metricsPackage: 'packages/metrics' };
    expect(readSettings(settings)).toEqual({
      forbiddenLabels: [...FORBIDDEN_LABELS, 'email'],
      bucketSets: { latency: LATENCY_BUCKETS },
      metrics: new Map([
        [
          'shop_cart_orders_total',
          new Map([
            ['result', ['ok', 'error']],
            ['currency', ['EUR', 'USD']],
          ]),
        ],
      ]),
      metricTypes: new Map([['shop_cart_orders_total', 'counter']]),
      naming: { prefix: 'shop', services: ['cart'], subsystems: [] },
      recorders: 'metrics.record',
      metricsPackages: ['packages/metrics'],
      problems: [],
    });
  });

  it('takes plain data of that shape', () => {
    const plain: unknown = JSON.parse(JSON.stringify({ catalog }));
    expect(readSettings(plain)).toEqual(readSettings({ catalog }));
  });

  it.each([
    ['catalog', `settings["ibex-metrics"] is of type string instead of an object`],
    [null, `settings["ibex-metrics"] is null instead of an object`],
    [[], `settings["ibex-metrics"] is an array instead of an object`],
    [{ catalog: 'x' }, `settings["ibex-metrics"].catalog is of type string instead of a catalog`],
    [{ catalog: null }, `settings["ibex-metrics"].catalog is null instead of a catalog`],
    [
      { catalog: {} },
      `settings["ibex-metrics"].catalog.metrics is undefined instead of an array of metric definitions`,
    ],
    [
      { catalog: { metrics: [{ name: 1 }] } },
      `settings["ibex-metrics"].catalog.metrics is an array instead of an array of metric definitions`,
    ],
    [
      { catalog: { metrics: [], forbiddenLabels: 'email' } },
      `settings["ibex-metrics"].catalog.forbiddenLabels is of type string instead of an array of label names`,
    ],
    [
      { metricsPackage: '' },
      `settings["ibex-metrics"].metricsPackage is an empty string instead of the path of a folder, or several`,
    ],
    [
      { metricsPackage: 1 },
      `settings["ibex-metrics"].metricsPackage is of type number instead of the path of a folder, or several`,
    ],
    [
      { catalog: Promise.resolve(catalog) },
      `settings["ibex-metrics"].catalog is a promise instead of a catalog`,
    ],
    [
      { catalog: { metrics: [], bucketSets: { size: ['1'] } } },
      `settings["ibex-metrics"].catalog.bucketSets is of type object instead of lists of bucket bounds by name`,
    ],
    [
      { catalog: { metrics: [], prefix: 'shop' } },
      `settings["ibex-metrics"].catalog is of type object instead of a catalog that states "prefix" as a text, "services" and "subsystems" as arrays of words`,
    ],
    [
      { recorders: 'metrics record' },
      `settings["ibex-metrics"].recorders is of type string instead of names joined by dots`,
    ],
    [
      { metricsPackage: ['packages/metrics', ''] },
      `settings["ibex-metrics"].metricsPackage is an array instead of the path of a folder, or several`,
    ],
    [{ metricPackage: 'x' }, `settings["ibex-metrics"].metricPackage is no setting of this plugin`],
  ])('tells what is wrong with %j and goes on with the defaults', (configured, expected) => {
    const { problems, ...settings } = readSettings(configured);
    expect(problems.map(({ setting, problem }) => `${setting} ${problem}`)).toEqual([expected]);
    expect(settings).toMatchObject({ forbiddenLabels: FORBIDDEN_LABELS, metricsPackages: [] });
  });

  it('tells of a catalog that fails when it is read', () => {
    const configured = {
      get catalog(): never {
        throw new Error('no such file');
      },
    };
    expect(readSettings(configured)).toMatchObject({
      forbiddenLabels: FORBIDDEN_LABELS,
      problems: [{ setting: 'settings["ibex-metrics"]', problem: 'cannot be read (no such file)' }],
    });
  });
});
