import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { CATALOG_PROBLEM_CODES } from './catalog-problem.js';

it('the README lists every problem code with what it stands for', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `([a-z]+\/[a-z-]+)` +\| (.+?) +\|$/gm)];
  expect(
    Object.fromEntries(rows.map(([, code, description]) => [code, description?.replaceAll('`', '')])),
  ).toEqual(CATALOG_PROBLEM_CODES);
});
