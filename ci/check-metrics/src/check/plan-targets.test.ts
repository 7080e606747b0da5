import { resolve } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { UsageError } from '../command-line/usage-error.js';
import type { TargetConfig } from '../config/config.js';
import type { LoadedConfig } from '../config/load-config.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import type { CheckCommandOptions } from './check-command.js';
import { type PlannedTarget, planTargets } from './plan-targets.js';

const directory = temporaryDirectory();

const PROXY: TargetConfig = {
  url: 'http://proxy.internal:8080',
  require: ['ibex_proxy_*'],
  timeout: '3s',
  maxBytes: 1000,
  bearerTokenEnv: 'PROXY_TOKEN',
};

function configured(targets: Record<string, string | TargetConfig>): LoadedConfig {
  return { path: '/shop/check-metrics.config.json', directory: '/shop', config: { targets } };
}

const SHOP = configured({ proxy: PROXY, auth: { start: 'node auth.js', startTimeout: '2s' } });

type UsablePlan = Extract<PlannedTarget, { target: unknown }>;

function plan(
  texts: readonly string[],
  options: CheckCommandOptions = {},
  configuration?: LoadedConfig,
): UsablePlan[] {
  return planTargets(texts, options, configuration).map((planned) => {
    if ('fault' in planned) throw planned.fault;
    return planned;
  });
}

/** The plan of one target. */
function planOne(...args: Parameters<typeof plan>): UsablePlan {
  const [first, ...others] = plan(...args);
  expect(others).toEqual([]);
  if (!first) throw new Error('nothing is planned');
  return first;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('what is checked', () => {
  it('are all targets of the configuration, where the command line names none', () => {
    expect(plan([], {}, SHOP).map(({ target }) => [target.name, target.kind])).toEqual([
      ['proxy', 'url'],
      ['auth', 'program'],
    ]);
  });

  it('is what the command line names, and then nothing else of the configuration', () => {
    expect(planOne(['http://127.0.0.1:9'], {}, SHOP).target.label).toBe('http://127.0.0.1:9/metrics');
    expect(planOne([], { start: [{ command: 'node server.js' }] }, SHOP).target.label).toBe('node');
  });

  it('by a name of the configuration is what that says', () => {
    const { target, isRequired } = planOne(['proxy'], {}, SHOP);
    expect(target).toMatchObject({
      name: 'proxy',
      label: 'http://proxy.internal:8080/metrics',
      limits: { timeout: 3000, maxBytes: 1000 },
      access: { bearerTokenEnv: 'PROXY_TOKEN' },
    });
    expect(isRequired?.('ibex_proxy_requests_total')).toBe(true);
    expect(isRequired?.('ibex_auth_grpc_requests_total')).toBe(false);
  });

  it.each(['constructor', 'toString', '__proto__'])('is not what every object has: %s', (name) => {
    const [planned] = planTargets([name], {}, SHOP);
    expect(planned).toMatchObject({ name, fault: { code: 'target/invalid' } });
    // Nor by a name of one's own.
    const { target, access, isRequired } = planOne([`a-${name}=http://127.0.0.1:9`], {}, SHOP);
    expect({ target, access, isRequired }).toMatchObject({ access: {}, isRequired: undefined });
  });

  it('is a result too where it is no target, beside those that are', () => {
    expect(planTargets(['http://u:hunter2@:99999', '-'], {}, undefined)).toMatchObject([
      { name: 'http://:99999', fault: { code: 'target/invalid' } },
      { target: { kind: 'stdin' } },
    ]);
  });

  it('is told the names that there are, where it is none of them', () => {
    expect(planTargets(['prxoy'], {}, SHOP)).toMatchObject([
      {
        fault: { fix: expect.stringMatching(/, or a name of the configuration \(proxy, auth\)$/) as string },
      },
    ]);
    const many = configured(
      Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`t${String(at)}`, '-'])),
    );
    expect(planTargets(['t9'], {}, many)).toMatchObject([
      { fault: { fix: expect.stringContaining('(t0, t1, t2, t3, t4, t5, t6, t7, …)') as string } },
    ]);
  });
});

describe('NAME=TARGET with a name of the configuration', () => {
  it('is elsewhere, and held to the same', () => {
    const { target, isRequired } = planOne(['proxy=http://127.0.0.1:9'], {}, SHOP);
    expect(target).toMatchObject({
      kind: 'url',
      name: 'proxy',
      label: 'http://127.0.0.1:9/metrics',
      limits: { timeout: 3000, maxBytes: 1000 },
      access: { bearerTokenEnv: 'PROXY_TOKEN' },
    });
    expect(isRequired?.('ibex_auth_grpc_requests_total')).toBe(false);
  });

  it('is held to the same in a file or standard input, and is nothing but that', () => {
    const file = directory.file('proxy.prom', '');
    for (const text of ['proxy=-', `proxy=${file}`]) {
      const { target, isRequired } = planOne([text], {}, SHOP);
      expect(target).toMatchObject({ name: 'proxy', limits: { timeout: 3000 } });
      expect(target).not.toHaveProperty('url');
      expect(target).not.toHaveProperty('access');
      expect(isRequired?.('ibex_auth_grpc_requests_total')).toBe(false);
    }
  });

  it('is not started, where that of the configuration is', () => {
    const { target } = planOne(['auth=http://127.0.0.1:9'], {}, SHOP);
    expect(target).toMatchObject({ kind: 'url', name: 'auth' });
    expect(target).not.toHaveProperty('command');
  });

  it('is nothing but an address, where that is all the configuration has', () => {
    const config = configured({ proxy: 'http://proxy.internal:8080' });
    expect(planOne(['proxy=http://127.0.0.1:9'], {}, config)).toMatchObject({
      target: { name: 'proxy', label: 'http://127.0.0.1:9/metrics' },
      access: {},
    });
  });
});

describe('limits of the command line', () => {
  it('go along with every target, and are those that were given', () => {
    const options = { timeout: 100, maxRedirects: 0, start: [{ command: 'node' }] };
    for (const { limits } of plan(['proxy', '-'], options, SHOP)) {
      expect(limits).toEqual({ timeout: 100, maxRedirects: 0 });
    }
  });
});

describe('a program to start', () => {
  it('may take as long as --start-timeout says, and is asked at its --start-url', () => {
    const start = [{ command: 'node a.js' }, { command: 'node b.js', url: 'unix:/run/b.sock' }];
    expect(plan([], { start, startTimeout: 50 }).map(({ target }) => target)).toMatchObject([
      { kind: 'program', command: 'node a.js', startTimeout: 50 },
      { kind: 'program', at: { socketPath: '/run/b.sock' } },
    ]);
  });

  it.each(['nonsense', 'localhost:80', '-', 'http://u:hunter2@:99999'])('is not asked at %s', (url) => {
    const fails = (): unknown => plan([], { start: [{ command: 'true', url }] });
    expect(fails).toThrow(UsageError);
    expect(fails).toThrow(/^--start-url ".+" is neither an http:\/\/ or https:\/\/ URL nor unix:/);
    expect(fails).not.toThrow('hunter2');
  });

  it('has the credentials itself, so that what it writes is searched for them', () => {
    vi.stubEnv('CHECK_METRICS_BASIC_AUTH', 'user:hunter2');
    expect(planOne([], { start: [{ command: 'node' }] }).target).toMatchObject({
      access: { basicAuthEnv: 'CHECK_METRICS_BASIC_AUTH' },
    });
  });
});

describe('credentials', () => {
  it('of the environment go to targets of the command line, and never to those of the configuration', () => {
    vi.stubEnv('CHECK_METRICS_BEARER_TOKEN', 'abc');
    const config = configured({ proxy: PROXY, open: 'http://open.internal' });
    const plans = plan(['proxy', 'open', 'http://127.0.0.1:9', 'shop=http://127.0.0.1:9'], {}, config);
    expect(plans.map(({ access }) => access)).toEqual([
      {},
      {},
      { bearerTokenEnv: 'CHECK_METRICS_BEARER_TOKEN' },
      { bearerTokenEnv: 'CHECK_METRICS_BEARER_TOKEN' },
    ]);
    expect(plan([], {}, config).map(({ access }) => access)).toEqual([{}, {}]);
  });

  it('of the environment come after those that the configuration has for the name', () => {
    vi.stubEnv('CHECK_METRICS_BASIC_AUTH', 'user:hunter2');
    const config = configured({ proxy: PROXY, open: { url: 'http://open', cacert: 'ca.pem' } });
    const plans = plan(['proxy=http://127.0.0.1:9', 'open=http://127.0.0.1:9'], {}, config);
    expect(plans.map(({ access }) => access)).toEqual([{}, { basicAuthEnv: 'CHECK_METRICS_BASIC_AUTH' }]);
  });

  it('of a flag go before all others', () => {
    vi.stubEnv('CHECK_METRICS_BEARER_TOKEN', 'abc');
    const options = { basicAuthFile: 'auth.txt' };
    const plans = plan(['proxy=http://127.0.0.1:9', 'http://127.0.0.1:9'], options, SHOP);
    for (const { access } of plans) expect(access).toEqual({ basicAuthFile: resolve('auth.txt') });
  });

  it('of a flag are refused where all targets are those of the configuration', () => {
    for (const texts of [[], ['proxy']]) {
      expect(() => plan(texts, { bearerTokenFile: 'token' }, SHOP)).toThrow(
        'the credentials of the command line are for its own targets',
      );
    }
    expect(plan(['proxy', '-'], { bearerTokenFile: 'token' }, SHOP)).toHaveLength(2);
  });

  it('are none where the variable is empty', () => {
    vi.stubEnv('CHECK_METRICS_BEARER_TOKEN', '');
    expect(planOne(['http://127.0.0.1:9']).access).toEqual({});
  });

  it('are no matter of --cacert, which goes along with every target', () => {
    const plans = plan(['proxy', 'http://127.0.0.1:9'], { cacert: 'ca.pem' }, SHOP);
    for (const { access } of plans) expect(access).toEqual({ cacert: resolve('ca.pem') });
  });
});

describe('a run is refused', () => {
  it.each<{ texts: string[]; says: string }>([
    { texts: [], says: 'there is nothing to check: give a target' },
    { texts: ['-', 'a=-'], says: 'standard input can be read only once' },
    { texts: ['a=-', 'a=http://127.0.0.1:9'], says: 'two targets are called "a"' },
    { texts: ['proxy', 'proxy=http://127.0.0.1:9'], says: 'two targets are called "proxy"' },
    { texts: ['proxy', 'proxy'], says: 'two targets are called "proxy"' },
  ])('$says: $texts', ({ texts, says }) => {
    const configuration = texts.length === 0 ? configured({}) : SHOP;
    expect(() => plan(texts, {}, configuration)).toThrow(UsageError);
    expect(() => plan(texts, {}, configuration)).toThrow(says);
  });
});

it('a target of the configuration that is none fails alone, by its name', () => {
  expect(planTargets([], {}, configured({ proxy: 'nonsense', other: 'http://127.0.0.1:9' }))).toMatchObject([
    { name: 'proxy', fault: { code: 'target/invalid' } },
    { target: { name: 'other' } },
  ]);
});
