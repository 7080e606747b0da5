import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { HOSTILE_TEXTS, hostileDocs } from '../../testing/hostile-docs.js';
import { ibexDocs } from '../../testing/ibex-docs.js';
import { manyDocs } from '../../testing/many-docs.js';
import type { CatalogDocs, MetricDocs } from '../catalog-docs.js';
import { htmlDocuments } from './html-documents.js';
import { pageFiles } from './page-files.js';

function pageOf(docs: CatalogDocs): string {
  const [page, ...others] = htmlDocuments(docs);
  expect(others).toEqual([]);
  return page?.content ?? '';
}

const ibex = pageOf(ibexDocs());

/** A catalog with one metric. */
function docsOf(metric: Partial<MetricDocs>, docs: Partial<CatalogDocs> = {}): CatalogDocs {
  const [first] = ibexDocs().metrics;
  if (!first) throw new Error('the catalog has no metrics');
  return { ...ibexDocs(), ...docs, metrics: [{ ...first, ...metric }] };
}

describe('the page', () => {
  it('is one file, the same each time', () => {
    expect(htmlDocuments(ibexDocs())).toEqual([{ path: 'index.html', content: ibex }]);
  });

  it('asks nobody for anything: no address but within the page', () => {
    const addresses = [...ibex.matchAll(/\b(?:src|href|action|srcset|poster|data|url)\s*=\s*"([^"]*)"/g)];
    expect(addresses.length).toBeGreaterThan(ibexDocs().metrics.length);
    expect(addresses.filter(([, address]) => !address?.startsWith('#'))).toEqual([]);
    expect(pageFiles().style).not.toMatch(/url\(|@import/);
  });

  it('allows its own script and style, and nothing else', () => {
    const [, policy] = /Content-Security-Policy"\s+content="([^"]*)"/.exec(ibex) ?? [];
    const ofElement = (name: string): string => {
      const [, text = ''] = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(ibex) ?? [];
      return `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
    };
    expect(policy?.split('; ')).toEqual([
      'default-src &#39;none&#39;',
      `script-src ${ofElement('script')}`,
      `style-src ${ofElement('style')}`,
      'base-uri &#39;none&#39;',
      'form-action &#39;none&#39;',
    ]);
    expect(ibex).not.toMatch(/ (?:style|on[a-z]+)="/);
  });

  it('has a script and a style that cannot end before they end', () => {
    const { script, style } = pageFiles();
    expect(script).not.toMatch(/<\/script|<!--/i);
    expect(style).not.toMatch(/<\/style/i);
  });

  it('has every metric with all that is known of it, without a script', () => {
    for (const { name, help, example, labels } of ibexDocs().metrics) {
      const [card = ''] = new RegExp(`<article[^>]*\\sid="${name}".*?</article>`, 's').exec(ibex) ?? [];
      for (const text of [help, example, ...labels.flatMap(({ values }) => values)])
        expect(card).toContain(`>${text}<`);
    }
  });

  it('shows one metric of most series among small ones on a logarithmic scale', () => {
    expect(ibex).toMatch(/id="scale-log"\s+value="log"\s+checked/);
    expect(ibex).not.toMatch(/id="scale-linear"\s+value="linear"\s+checked/);
  });
});

it('the page ends its last line, as every editor has it', () => {
  expect(ibex.endsWith('</html>\n')).toBe(true);
});

describe('a metric', () => {
  it.each<[string, CatalogDocs, RegExp]>([
    ['with a budget of its own', docsOf({ series: { worstCase: 5, budget: 10 } }), /50% of 10</],
    ['held to its service', docsOf({}), /87.8% of 14,000 for proxy</],
    ['held to the catalog', docsOf({ series: { worstCase: 145 } }, { owners: [] }), /1% of 14,500 for all</],
    ['with no budget anywhere', docsOf({}, { owners: [], series: { worstCase: 1 } }), /no budget</],
    [
      'over its budget, in words',
      docsOf({ series: { worstCase: 20, budget: 10 } }),
      /200% of 10 <strong>over budget<\/strong>/,
    ],
    ['without labels', docsOf({ labels: [] }), /<dt>Labels<\/dt>\s*<dd><span class="none">none/],
    ['that nothing records', docsOf({ recordedIn: [] }), /nothing that was found/],
    [
      'that is deprecated, with what replaces it',
      docsOf({
        stability: { level: 'deprecated', since: '2026-01-10', until: '2026-04-10', replacedBy: 'b' },
      }),
      /since <time>2026-01-10<\/time>, may go from <time>2026-04-10<\/time> on.\s*Use <a href="#b">/,
    ],
    [
      'that nothing replaces',
      docsOf({ stability: { level: 'deprecated', since: '2026-01-10', until: '2026-04-10' } }),
      /Nothing replaces it/,
    ],
  ])('%s', (_, docs, expected) => {
    expect(pageOf(docs)).toMatch(expected);
  });

  it('tells who records it only where somebody looked', () => {
    expect(ibex).toContain('<dt>Recorded in</dt>');
    expect(pageOf(manyDocs(3))).not.toContain('<dt>Recorded in</dt>');
  });

  it('with many values has the others folded away', () => {
    expect(pageOf(docsOf({}))).toMatch(
      /<code>405<\/code>\s*<details>\s*<summary>15 more<\/summary>\s*<code>408/,
    );
  });

  it('has values that can be told apart, whatever they are', () => {
    const [label] = ibexDocs().metrics[0]?.labels ?? [];
    if (!label) throw new Error('the first metric has no labels');
    const values = [' ', 'a', ' a', 'a\u200b', '\u202egnp.exe'];
    const page = pageOf(docsOf({ labels: [{ ...label, values }] }));
    const [, shown = ''] = /<div class="values">(.*?)<\/div>/s.exec(page) ?? [];
    expect([...shown.matchAll(/<code>(.*?)<\/code>/g)].map(([, text]) => text)).toEqual([
      String.raw`&#34;\u0020&#34;`,
      'a',
      String.raw`&#34;\u0020a&#34;`,
      String.raw`&#34;a\u{200b}&#34;`,
      String.raw`&#34;\u{202e}gnp.exe&#34;`,
    ]);
  });

  it('whose service the catalog does not know is at the end', () => {
    expect(pageOf(docsOf({ owner: 'nobody' }))).toContain(
      '<section class="group" aria-label="Of no service">',
    );
  });
});

it('a catalog without metrics has a page that says so', () => {
  const page = pageOf({ prefix: 'shop', owners: [], series: { worstCase: 0 }, metrics: [] });
  expect(page).toContain('The catalog has no metrics.');
});

it('whatever a text says, it stays text', () => {
  const page = pageOf(hostileDocs());
  for (const text of HOSTILE_TEXTS.filter((hostile) => /[<>"']/.test(hostile)))
    expect(page).not.toContain(text);
});
