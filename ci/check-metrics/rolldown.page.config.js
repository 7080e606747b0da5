import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(import.meta.dirname, 'src/docs/html/page');

/** Makes one script of the modules of the HTML page, for a browser, and puts the style beside it. */
export default {
  cwd: import.meta.dirname,
  input: join(import.meta.dirname, 'dist/docs/html/page/page.js'),
  platform: 'browser',
  plugins: [
    {
      name: 'page-style',
      generateBundle() {
        this.emitFile({
          type: 'asset',
          fileName: 'page.css',
          source: readFileSync(join(PAGE, 'page.css'), 'utf8'),
        });
      },
    },
  ],
  output: {
    dir: join(import.meta.dirname, 'dist/page'),
    cleanDir: true,
    format: 'iife',
    minify: true,
  },
};
