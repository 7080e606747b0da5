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
            '{packages,services,ci}/*/src/**/*.test.ts',
            'eslint-plugin-ibex-metrics/src/**/*.test.ts',
          ],
          exclude: ['ci/end-to-end/**'],
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
