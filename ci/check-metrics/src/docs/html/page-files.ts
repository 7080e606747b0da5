import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What the build made for the page in a browser: its script in one piece, and its style.
 *
 * @throws Error where the package was not built as a whole
 */
export function pageFiles(): { readonly script: string; readonly style: string } {
  return {
    script: pageFile(import.meta.resolve('#page/page.js')),
    style: pageFile(import.meta.resolve('#page/page.css')),
  };
}

function pageFile(url: string): string {
  return readFileSync(fileURLToPath(url), 'utf8');
}
