import { join } from 'node:path';

/**
 * Makes one file of the many small ones, so that linting a small file does not mostly consist of finding modules. What
 * only targets and catalogs need stays outside and is loaded when it is asked for.
 */
export default {
  // The names of modules hang on it, and so must not on where the build is started.
  cwd: import.meta.dirname,
  input: join(import.meta.dirname, 'dist/main.js'),
  platform: 'node',
  // The first has to be the one that whoever parses with it has, the second brings files of its own.
  external: ['parse-prometheus-text-format', 'jiti'],
  output: {
    dir: join(import.meta.dirname, 'dist/program'),
    cleanDir: true,
    format: 'esm',
    chunkFileNames: '[name].js',
    minify: { compress: false, mangle: false },
  },
};
