import { describe, expect, it } from 'vitest';

import { isInMetricsPackage } from './metrics-package.js';

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
    ['/repo/packages/metrics/src/index.ts', undefined, '/repo'],
  ])('does not hold %s in %s, seen from %s', (filename, metricsPackage, cwd) => {
    expect(isInMetricsPackage(filename, metricsPackage, cwd)).toBe(false);
  });
});
