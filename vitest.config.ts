import { defineConfig } from 'vitest/config';

// Tests that run programs, or take long: given out one by one, so that both processors are busy to the end.
const LONG = [
  'ci/check-metrics/src/{main,documentation-examples,program-bundle,publishing}.test.ts',
  'ci/check-metrics/src/{check,fleet}/**/*.test.ts',
  'ci/check-metrics/src/queries/{promtool-agreement,queries-program}.test.ts',
  'ci/check-metrics/src/docs/{docs-program,html/page-in-chromium,types/editor}.test.ts',
  'ci/check-metrics/src/diff/{sources/{git,package}-catalog,diff-program}.test.ts',
  'ci/check-metrics/src/lint/**/{hostile-input,lint-command,print-promtool,start-up}.test.ts',
  'ci/fuzz/src/fuzz.test.ts',
  'eslint-plugin-ibex-metrics/src/corpus/corpus.test.ts',
  'eslint-plugin-ibex-metrics/src/{eslint-options,eslint-versions,oxlint,package,publishing,typed-project}.test.ts',
  'packages/exposition/src/{promtool,text-format/line-kernel,text-format/plain-line-reader}.test.ts',
];

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
          exclude: LONG,
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
          // To optimize the WebAssembly of the embedded database takes longer than all that is asked of it.
          execArgv: ['--liftoff-only'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'long',
          include: LONG,
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
          maxConcurrency: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
