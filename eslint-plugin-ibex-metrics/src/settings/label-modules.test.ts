import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isMetricsModule } from './label-modules.js';
import { readSettings } from './read-settings.js';

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'label-modules-'));
  writePackage('.', { name: 'shop' });
  writePackage('packages/metrics', { name: '@shop/metrics' });
  writePackage('packages/nameless', {});
  mkdirSync(path.join(cwd, 'packages/broken'));
  writeFileSync(path.join(cwd, 'packages/broken/package.json'), '{ "name": ');
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

function writePackage(folder: string, metadata: object): void {
  mkdirSync(path.join(cwd, folder), { recursive: true });
  writeFileSync(path.join(cwd, folder, 'package.json'), JSON.stringify(metadata));
}

function isTrusted(specifier: string, metricsPackage?: string): boolean {
  const settings = readSettings({ ...(metricsPackage !== undefined && { metricsPackage }) });
  return isMetricsModule(
    specifier,
    { filename: path.join(cwd, 'services/shop/src/server.ts'), cwd },
    settings,
  );
}

describe('isMetricsModule', () => {
  it.each([
    ['the name in the package.json of the folder', '@shop/metrics', 'packages/metrics'],
    ['a module of that package', '@shop/metrics/labels', 'packages/metrics'],
    ['the name of the package around a file', '@shop/metrics', 'packages/metrics/src/index.ts'],
    ['a path to the folder', '../../../packages/metrics', 'packages/metrics'],
    ['a path to a file in it', '../../../packages/metrics/src/labels.js', './packages/metrics/'],
    ['a path to the file itself, as it is compiled', './metrics.js', 'services/shop/src/metrics.ts'],
    ['a path to the file itself, without its extension', './metrics', 'services/shop/src/metrics.ts'],
  ])('knows %s', (_what, specifier, metricsPackage) => {
    expect(isTrusted(specifier, metricsPackage)).toBe(true);
  });

  it.each([
    ['without the setting', '../../../packages/metrics', undefined],
    ['another package', '@shop/metrics-extras', 'packages/metrics'],
    ['another folder', '../../../packages/metrics-extras/labels.js', 'packages/metrics'],
    ['the package of the whole repository', 'shop', 'src/metrics.ts'],
    ['a package without a name', 'undefined', 'packages/nameless'],
    ['a folder that is not there', 'metrics', 'packages/gone'],
    ['the package above one whose package.json cannot be read', 'shop', 'packages/broken'],
  ])('knows nothing: %s', (_what, specifier, metricsPackage) => {
    expect(isTrusted(specifier, metricsPackage)).toBe(false);
  });
});
