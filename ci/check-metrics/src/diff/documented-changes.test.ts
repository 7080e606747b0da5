import { expect, it } from 'vitest';

import { CHANGE_CASES } from '../testing/change-cases.js';
import { pageAt } from '../testing/documentation.js';
import { compareCatalogs } from './compare-catalogs.js';

it('docs/diff.md has every change with its verdict and its reason', () => {
  const [, section = ''] = /^## Verdicts\n([\s\S]*?)^## /m.exec(pageAt('docs/diff.md').text) ?? [];
  const rows = [...section.matchAll(/^\| (.+?) +\| (\w+) +\| (.+?) +\|$/gm)].slice(1);
  const documented = rows.map(([, change = '', verdict, reason = '']) => ({
    change: change.toLowerCase(),
    verdict,
    reason: reason.replaceAll(/\\(?=[_*<])/g, ''),
  }));
  expect(documented).toEqual(
    CHANGE_CASES.map(({ change, base, head, kind }) => {
      const { verdict, reason } = compareCatalogs(base, head).find((found) => found.kind === kind) ?? {};
      return { change: change.toLowerCase(), verdict, reason };
    }),
  );
});
