import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as promClient from 'prom-client';
import { describe, expect, it } from 'vitest';

import * as surface from './index.js';

const root = new URL('../', import.meta.url);

describe('the public surface of @ibex/metrics', () => {
  it('is what is listed here', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'createMetrics',
      'grpcMethodLabel',
      'grpcStatusLabel',
      'ibexCatalog',
      'methodLabel',
      'routeLabel',
      'statusCodeLabel',
    ]);
  });

  it('has nothing of prom-client in it', () => {
    const theirs = new Set<unknown>(Object.values(promClient));
    expect(theirs.has(promClient.Registry)).toBe(true);
    expect(Object.values(surface).filter((value) => theirs.has(value))).toEqual([]);
    expect(Object.keys(surface).filter((name) => name in promClient)).toEqual([]);
  });

  it('lets no registry and no metric of prom-client out of createMetrics', () => {
    const { Registry, Counter, Gauge, Histogram, Summary } = promClient;
    const reachable = everythingReachableFrom(
      surface.createMetrics({ service: 'proxy', runtimeMetrics: false }),
    );
    expect(reachable.length).toBeGreaterThan(30);
    const leaks = reachable.filter((value) =>
      [Registry, Counter, Gauge, Histogram, Summary].some((type) => value instanceof type),
    );
    expect(leaks).toEqual([]);
  });

  it('has no type of prom-client in it either', () => {
    expect(packagesOfDeclarations('dist/index.d.ts')).toEqual(new Set(['@ibex/catalog', 'node:http']));
  });

  it('can be imported as "." and "./catalog" only', () => {
    const { exports, dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
      exports: object;
      dependencies: object;
    };
    expect(Object.keys(exports)).toEqual(['.', './catalog']);
    expect(Object.keys(dependencies)).toEqual(['@ibex/catalog', 'prom-client']);
    expect(() => modulesLoadedBy('@ibex/metrics/dist/build-recorders.js')).toThrow(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    );
  });

  it('has in "./catalog" plain data, without loading prom-client', () => {
    expect(modulesLoadedBy('@ibex/metrics')).toContain('prom-client');
    expect(modulesLoadedBy('@ibex/metrics/catalog')).not.toContain('prom-client');
  });
});

function everythingReachableFrom(start: unknown): unknown[] {
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value))
      return;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) visit(Reflect.getOwnPropertyDescriptor(value, key)?.value);
  };
  visit(start);
  return [...seen];
}

/** The packages that a declaration file imports, itself or through other files of this package. */
function packagesOfDeclarations(path: string): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (url: URL): void => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    const declarations = readFileSync(url, 'utf8');
    for (const [, name = ''] of declarations.matchAll(/(?:from|import\() ?['"]([^'"]+)['"]/g)) {
      if (name.startsWith('.')) visit(new URL(name.replace(/\.js$/, '.d.ts'), url));
      else packages.add(name);
    }
  };
  visit(new URL(path, root));
  return packages;
}

/** Imports a package in a process of its own; what of CommonJS it has then loaded, by package. */
function modulesLoadedBy(specifier: string): string[] {
  const program = `
    import { createRequire } from 'node:module';
    await import(${JSON.stringify(specifier)});
    console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)));
  `;
  const paths = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: fileURLToPath(root),
      encoding: 'utf8',
      stdio: 'pipe',
    }),
  ) as string[];
  return [...new Set(paths.map((path) => /.*node_modules[/\\]([^/\\]+)/.exec(path)?.[1] ?? path))];
}
