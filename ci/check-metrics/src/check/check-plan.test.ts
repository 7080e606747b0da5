import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { UsageError } from '../command-line/usage-error.js';
import type { CheckMetricsConfig } from '../config/config.js';
import { BaselineError } from '../exemptions/baseline.js';
import { IBEX_FOLDER } from '../testing/run-program.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import type { CheckCommandOptions } from './check-command.js';
import { type CheckPlan, planCheck } from './check-plan.js';

const directory = temporaryDirectory();

const { catalog } = JSON.parse(readFileSync(join(IBEX_FOLDER, 'check-metrics.config.json'), 'utf8')) as {
  catalog: string;
};

function configFile(config: CheckMetricsConfig): string {
  return directory.file(
    'config.json',
    JSON.stringify({
      catalog: join(IBEX_FOLDER, catalog),
      targets: { proxy: 'http://127.0.0.1:9' },
      ...config,
    }),
  );
}

function plan(
  options: CheckCommandOptions,
  config: CheckMetricsConfig = {},
  texts: readonly string[] = [],
): Promise<CheckPlan> {
  return planCheck(texts, { config: configFile(config), ...options });
}

describe('expectations', () => {
  it('allow what the command line and the configuration allow, together', async () => {
    const { expectations } = await plan({ allow: ['go_*'] }, { allow: ['nodejs_*'] });
    const { isAllowed } = expectations;
    expect(['go_threads', 'nodejs_heap', 'python_info'].map((name) => isAllowed?.(name))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('allow nothing with an empty list, and everything without one', async () => {
    expect((await plan({}, { allow: [] })).expectations.isAllowed?.('up')).toBe(false);
    expect((await plan({})).expectations.isAllowed).toBeUndefined();
  });

  it('have the budgets of the command line first, then those of the configuration', async () => {
    const { expectations } = await plan(
      { budget: [['ibex_proxy_requests_total', 5]] },
      { budgets: { ibex_proxy_requests_total: 50, 'ibex_proxy_*': 100, 'ibex_*': 1000 } },
    );
    expect(
      ['ibex_proxy_requests_total', 'ibex_proxy_up', 'ibex_process_up', 'up'].map((name) =>
        expectations.budgetOf?.(name),
      ),
    ).toEqual([5, 100, 1000, undefined]);
  });

  it('have the budgets of the catalog where neither says anything', async () => {
    const own = directory.file(
      'catalog.json',
      JSON.stringify({
        prefix: 'shop',
        services: ['cart'],
        metrics: [
          { name: 'shop_cart_up', type: 'gauge', help: 'Whether it runs', budget: 3 },
          { name: 'shop_cart_lines', type: 'gauge', help: 'Lines', budget: 4 },
        ],
      }),
    );
    const { expectations } = await plan({ catalog: own }, { budgets: { '*_lines': 2 } });
    expect(['shop_cart_up', 'shop_cart_lines'].map((name) => expectations.budgetOf?.(name))).toEqual([3, 2]);
  });

  it('have the figures of the command line before those of the configuration', async () => {
    const config = { seriesBudget: 10, requireCoverage: 50 };
    expect((await plan({}, config)).expectations).toMatchObject(config);
    // Also 0, which is a figure.
    expect((await plan({ seriesBudget: 20, requireCoverage: 0 }, config)).expectations).toMatchObject({
      seriesBudget: 20,
      requireCoverage: 0,
    });
  });
});

describe('rounds', () => {
  it('are one, a second apart if there were more', async () => {
    expect((await plan({})).rounds).toEqual({ scrapes: 1, interval: 1000 });
  });

  it('are those of the configuration, and before that those of the command line', async () => {
    const config = { scrapes: 3, interval: '250ms', exercise: 'npm run load' };
    expect((await plan({}, config)).rounds).toEqual({ scrapes: 3, interval: 250, exercise: 'npm run load' });
    const options = { scrapes: 4, interval: 10, exercise: 'true', exerciseTimeout: 500 };
    expect((await plan(options, config)).rounds).toEqual(options);
  });

  it('are two where there is an exercise, which is between them', async () => {
    expect((await plan({ exercise: 'true' })).rounds.scrapes).toBe(2);
    expect((await plan({}, { exercise: 'true' })).rounds.scrapes).toBe(2);
  });

  it('cannot be one with an exercise, wherever that is from', async () => {
    await expect(plan({ exercise: 'true', scrapes: 1 })).rejects.toThrow('--exercise is run between two');
    await expect(plan({ scrapes: 1 }, { exercise: 'true' })).rejects.toThrow(
      'the exercise of the configuration is run between two scrapes: give --scrapes 2 or more',
    );
  });

  it('of standard input cannot be asked for; those of the configuration are for the others', async () => {
    for (const options of [{ scrapes: 2 }, { exercise: 'true' }]) {
      await expect(plan(options, {}, ['-'])).rejects.toThrow('standard input can be read only once');
    }
    expect((await plan({}, { scrapes: 3 }, ['-'])).rounds.scrapes).toBe(3);
  });
});

describe('a mistake in the outputs', () => {
  it('is found before the configuration is read', async () => {
    await expect(planCheck([], { output: ['xml'], config: directory.path('missing.json') })).rejects.toThrow(
      'there is no "xml"',
    );
  });
});

describe('the catalog', () => {
  it('of the command line goes before that of the configuration, relative to the working directory', async () => {
    await expect(plan({ catalog: 'missing.mjs' })).rejects.toThrow(
      /^missing\.mjs: cannot be loaded: there is no such file/,
    );
  });

  it('has to be somewhere', async () => {
    await expect(planCheck(['-'], { config: false })).rejects.toThrow(UsageError);
  });
});

describe('the baseline', () => {
  it('is that of the command line, of the configuration, or none', async () => {
    const file = directory.file('baseline.json', '{ "version": 1, "findings": [] }');
    expect((await plan({})).baseline).toBeUndefined();
    expect((await plan({}, { baseline: 'baseline.json' })).baseline).toBe(file);
    expect((await plan({ baseline: file }, { baseline: 'other.json' })).baseline).toBe(file);
  });

  it('is made beside the configuration, where no other place is named', async () => {
    const { baseline, writesBaseline } = await plan({ writeBaseline: true });
    expect({ baseline, writesBaseline }).toEqual({
      baseline: directory.path('check-metrics.baseline.json'),
      writesBaseline: true,
    });
  });

  it('is missed before anything is scraped', async () => {
    const missing = plan({ baseline: directory.path('missing.json') });
    await expect(missing).rejects.toThrow(BaselineError);
    await expect(missing).rejects.toThrow(
      /missing\.json: there is no such baseline; correct the path, or make it with --write-baseline$/,
    );
  });

  it('is read before anything is scraped, also where it is to be written', async () => {
    const baseline = directory.file('broken.json', '{ "version": 1 }');
    for (const writeBaseline of [false, true]) {
      await expect(plan({ baseline, writeBaseline })).rejects.toThrow(BaselineError);
    }
  });
});

describe('exemptions that are not used', () => {
  const targets = { proxy: 'http://127.0.0.1:9', auth: 'http://127.0.0.1:9' };

  it.each([
    { texts: [], tellsUnused: true },
    { texts: ['auth', 'proxy=-'], tellsUnused: true },
    { texts: ['auth'], tellsUnused: false },
    { texts: ['-'], tellsUnused: false },
  ])('are told of a run with everything they may be for: $texts', async ({ texts, tellsUnused }) => {
    expect((await plan({}, { targets }, texts)).tellsUnused).toBe(tellsUnused);
  });
});
