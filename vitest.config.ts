import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // On two processors Vitest would use one.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{packages/{catalog,exposition},ci/{check-metrics,fuzz,gate}}/src/**/*.test.ts',
            'eslint-plugin-ibex-metrics/src/**/*.test.ts',
          ],
          // They leave nothing behind in their process, and to load everything anew for each file takes longer than most.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'services',
          include: ['{packages,services,ci}/*/src/**/*.test.ts'],
          exclude: ['packages/{catalog,exposition}/**', 'ci/{check-metrics,fuzz,gate,end-to-end}/**'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['ci/end-to-end/src/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxConcurrency: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
