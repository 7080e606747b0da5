import { describe, expect, it } from 'vitest';

import { isInMetricsPackage, mayUsePromClient, metricsPackageInWords } from './metrics-package.js';
import { readSettings } from './read-settings.js';

describe('isInMetricsPackage', () => {
  it.each([
    ['/repo/packages/metrics/src/index.ts', 'packages/metrics', '/repo'],
    ['/repo/packages/metrics/src/index.ts', './packages/metrics/', '/repo/'],
    ['/repo/packages/metrics/src/index.ts', '../repo/packages/metrics', '/repo'],
    ['/repo/packages/metrics/src/index.ts', '/repo/packages/metrics', '/elsewhere'],
    ['/repo/src/metrics.ts', 'src/metrics.ts', '/repo'],
    ['/repo/src/metrics.ts', '.', '/repo'],
    ['packages/metrics/src/index.ts', 'packages/metrics', '/repo'],
    ['C:\\repo\\packages\\metrics\\src\\index.ts', 'packages/metrics', 'C:\\repo'],
    ['C:\\repo\\packages\\metrics\\src\\index.ts', 'packages\\metrics\\', 'C:\\repo'],
    ['C:\\repo\\packages\\metrics\\src\\index.ts', 'C:/repo/packages/metrics', 'D:\\'],
  ])('holds %s in %s, seen from %s', (filename, metricsPackage, cwd) => {
    expect(isInMetricsPackage(filename, metricsPackage, cwd)).toBe(true);
  });

  it.each([
    ['/repo/packages/metrics-extras/src/index.ts', 'packages/metrics', '/repo'],
    ['/repo/packages/metrics.ts', 'packages/metrics', '/repo'],
    ['/repo/services/packages/metrics/index.ts', 'packages/metrics', '/repo'],
    ['/repo/packages/index.ts', 'packages/metrics', '/repo'],
    ['C:\\repo\\packages\\metrics-extras\\index.ts', 'packages/metrics', 'C:\\repo'],
  ])('does not hold %s in %s, seen from %s', (filename, metricsPackage, cwd) => {
    expect(isInMetricsPackage(filename, metricsPackage, cwd)).toBe(false);
  });
});

describe('the setting', () => {
  const several = readSettings({ metricsPackage: ['packages/metrics', 'apps/web/metrics.ts'] });
  const file = (filename: string) => ({ filename, cwd: '/repo' });

  it('lets each of several packages use prom-client', () => {
    expect(mayUsePromClient(file('/repo/packages/metrics/src/index.ts'), several)).toBe(true);
    expect(mayUsePromClient(file('/repo/apps/web/metrics.ts'), several)).toBe(true);
    expect(mayUsePromClient(file('/repo/apps/web/server.ts'), several)).toBe(false);
    expect(metricsPackageInWords(several)).toBe('`packages/metrics`');
  });

  it('lets none where it is absent', () => {
    const absent = readSettings({});
    expect(mayUsePromClient(file('/repo/packages/metrics/src/index.ts'), absent)).toBe(false);
    expect(metricsPackageInWords(absent)).toBe('the metrics package');
  });
});
