import { describe, expect, it } from 'vitest';

import { importedPackage } from './module-specifier.js';

describe('importedPackage', () => {
  it.each([
    ['prom-client', 'prom-client', ''],
    ['prom-client/index.js', 'prom-client', 'index'],
    ['prom-client/lib/counter.js', 'prom-client', 'lib/counter'],
    ['prom-client/lib/metrics/gc', 'prom-client', 'lib/metrics/gc'],
    ['../../node_modules/prom-client/lib/registry.js', 'prom-client', 'lib/registry'],
    ['/app/node_modules/.pnpm/prom-client@15.1.3/node_modules/prom-client', 'prom-client', ''],
    ['npm:prom-client@15.1.3', 'prom-client', ''],
    ['npm:/prom-client@^15/lib/gauge.js', 'prom-client', 'lib/gauge'],
    ['https://example.org/prom-client@15.1.3', 'prom-client', ''],
    ['@willsoto/nestjs-prometheus', '@willsoto/nestjs-prometheus', ''],
    ['@scope/name/sub/path.mjs', '@scope/name', 'sub/path'],
  ])('reads %s', (specifier, name, file) => {
    expect(importedPackage(specifier)).toEqual({ name, file });
  });

  it.each([
    './prom-client',
    '../prom-client.js',
    '/prom-client',
    'node:fs',
    '#prom-client',
    '',
    3,
    undefined,
  ])('takes %j for no package', (specifier) => {
    expect(importedPackage(specifier)).toBeUndefined();
  });
});
