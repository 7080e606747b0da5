import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { catalogOf } from '../../testing/catalog-of.js';
import { LoopbackServers } from '../../testing/loopback.js';
import { temporaryDirectory } from '../../testing/temporary-directory.js';
import { loadComparedCatalogs } from './load-compared-catalogs.js';

const directory = temporaryDirectory();
const servers = new LoopbackServers();
const asked: string[] = [];

beforeAll(async () => {
  const tarballs = new Map<string, Buffer>();
  const { origin } = await servers.http((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    asked.push(path);
    const tarball = tarballs.get(path);
    const document = documentOf(path);
    if (tarball) response.end(tarball);
    else if (document) response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
    else response.writeHead(404).end('{}');
  });
  tarballs.set('/metrics.tgz', packed('metrics', METRICS));
  tarballs.set('/labels.tgz', packed('labels', LABELS));
  function documentOf(path: string): object | undefined {
    const [name, manifest, file] =
      path === '/@shop/metrics'
        ? ['@shop/metrics', METRICS['package.json'], '/metrics.tgz']
        : path === '/labels'
          ? ['labels', LABELS['package.json'], '/labels.tgz']
          : [];
    if (name === undefined || manifest === undefined || file === undefined) return undefined;
    const integrity = `sha512-${createHash('sha512')
      .update(tarballs.get(file) ?? '')
      .digest('base64')}`;
    const version = {
      ...(JSON.parse(manifest) as object),
      dist: { tarball: new URL(file, origin).href, integrity },
    };
    return { name, 'dist-tags': { latest: '1.2.3' }, versions: { '1.2.3': version } };
  }
  // That of the project, which npm reads where it is run.
  writeFileSync(directory.path('.npmrc'), `registry=${origin}/\ncache=${directory.path('cache')}\n`);
  vi.stubEnv('TMPDIR', directory.path(''));
  vi.stubEnv('npm_config_registry', undefined);
  vi.stubEnv('npm_config_fetch_retries', '0');
  vi.stubEnv('npm_config_update_notifier', 'false');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await servers.close();
});

const METRICS = {
  'package.json': JSON.stringify({
    name: '@shop/metrics',
    version: '1.2.3',
    type: 'module',
    exports: { './catalog': './catalog.js' },
    dependencies: { labels: '1.2.3' },
    scripts: {
      postinstall: `node -e "require('fs').writeFileSync(process.env.TMPDIR + '/ran', '')"`,
    },
  }),
  'catalog.js': `
    import { labels } from 'labels';
    export const catalog = {
      prefix: 'shop', services: ['api'], subsystems: [], forbiddenLabels: [], bucketSets: {},
      metrics: [{ type: 'gauge', name: 'shop_api_workers', help: 'Workers', labels }],
    };`,
};

const LABELS = {
  'package.json': JSON.stringify({
    name: 'labels',
    version: '1.2.3',
    type: 'module',
    exports: './labels.js',
  }),
  'labels.js': `export const labels = { state: { kind: 'enumeration', values: ['busy'] } };`,
};

function packed(name: string, files: Readonly<Record<string, string>>): Buffer {
  for (const [file, content] of Object.entries(files)) {
    const path = directory.path(`${name}/package/${file}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  execFileSync('tar', ['-czf', directory.path(`${name}.tgz`), '-C', directory.path(name), 'package']);
  return readFileSync(directory.path(`${name}.tgz`));
}

const load = (base: string) =>
  loadComparedCatalogs({
    base,
    directory: directory.path(''),
    current: () =>
      Promise.resolve({
        catalog: catalogOf([]),
        definitionOf: () => undefined,
      }),
  });

it('a published version is installed from the registry of the project, with what it depends on and no scripts', async () => {
  const { base } = await load('@shop/metrics@1.2.3/catalog');
  expect(base.name).toBe('@shop/metrics@1.2.3/catalog');
  expect(base.catalog.metrics).toMatchObject([
    { name: 'shop_api_workers', labels: { state: { values: ['busy'] } } },
  ]);
  expect(asked).toEqual(expect.arrayContaining(['/@shop/metrics', '/metrics.tgz', '/labels.tgz']));
  const left = readdirSync(directory.path(''));
  expect(left).not.toContain('ran');
  expect(left.filter((name) => name.startsWith('check-metrics-diff-'))).toEqual([]);
});

it('a version that is not published is told in the words of npm', async () => {
  await expect(load('@shop/metrics@9.9.9/catalog')).rejects.toMatchObject({
    message: expect.stringMatching(
      /^npm could not install @shop\/metrics@9\.9\.9: .*No matching version found for @shop\/metrics@9\.9\.9/,
    ) as string,
    fix: expect.stringContaining('give a version that is published') as string,
  });
});

it('a subpath that the package does not have is told', async () => {
  await expect(load('@shop/metrics@1.2.3/none')).rejects.toThrow(
    /^@shop\/metrics@1\.2\.3: .*there is no such file/,
  );
});
