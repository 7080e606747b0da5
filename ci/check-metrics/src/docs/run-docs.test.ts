import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';

import { defineCatalog, gauge } from '@ibex/catalog';
import { beforeEach, describe, expect, it } from 'vitest';

import type { DocsConfig } from '../config/config.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { runDocs } from './run-docs.js';

const catalog = {
  catalog: defineCatalog({
    prefix: 'shop',
    services: ['cart'],
    metrics: [gauge('shop_cart_lines', { help: 'Lines of carts' })],
  }),
  definitionOf: () => undefined,
};

const directory = temporaryDirectory();

const page = (): string => directory.path('docs/METRICS.md');

function text(): string {
  return readFileSync(page(), 'utf8');
}

async function make(docs: DocsConfig = { markdown: page() }): Promise<unknown> {
  return runDocs({ catalog, check: false, docs });
}

/** What is found, as `line message`. */
async function found(docs: DocsConfig = { markdown: page() }): Promise<readonly string[]> {
  const sections = await runDocs({ catalog, check: true, docs });
  return sections.flatMap(({ findings, unchecked }) => [
    ...findings.map(({ code, line = 0, message }) => {
      expect(code).toBe('docs/stale');
      return `${String(line)} ${message.replaceAll(directory.path('/'), '')}`;
    }),
    ...(unchecked ? [`${unchecked.code}: ${unchecked.message}`] : []),
  ]);
}

beforeEach(() => {
  rmSync(directory.path('docs'), { recursive: true, force: true });
});

describe('a document', () => {
  it('is made with the folders above it, and then is as it would be made', async () => {
    expect(await found()).toEqual(['0 docs/METRICS.md is not there']);
    expect(existsSync(page())).toBe(false);
    expect(await make()).toEqual([]);
    expect(text()).toContain('### `shop_cart_lines`\n\nLines of carts\n');
    expect(await found()).toEqual([]);
  });

  it('that is as it would be made is not touched', async () => {
    await make();
    writeFileSync(page(), text().replaceAll('\n', '\r\n'));
    const { mtimeNs } = statSync(page(), { bigint: true });
    await make();
    expect(statSync(page(), { bigint: true }).mtimeNs).toBe(mtimeNs);
  });

  it.each<[string, (made: string) => string, string[]]>([
    ['ends its lines as Windows does', (made) => made.replaceAll('\n', '\r\n'), []],
    [
      'has another line',
      (made) => made.replace('Lines of', 'Rows of'),
      ['17 docs/METRICS.md is not what the catalog makes: the catalog makes "Lines of carts" here'],
    ],
    [
      'has a line more at its end',
      (made) => `${made}\n`,
      ['27 docs/METRICS.md is not what the catalog makes: the catalog makes nothing from here on'],
    ],
    [
      'lacks its end',
      (made) => made.slice(0, -'```\n'.length),
      ['25 docs/METRICS.md is not what the catalog makes: the catalog makes "```" after its end'],
    ],
    [
      'does not end its last line',
      (made) => made.trimEnd(),
      ['26 docs/METRICS.md is not what the catalog makes: its last line does not end'],
    ],
    [
      'is empty',
      () => '',
      ['1 docs/METRICS.md is not what the catalog makes: the catalog makes "# Metrics of shop" here'],
    ],
  ])('that %s', async (_, edit, findings) => {
    await make();
    writeFileSync(page(), edit(text()));
    expect(await found()).toEqual(findings);
  });

  it('has its finding at the line, with what makes it', async () => {
    await make();
    writeFileSync(page(), text().replace('Lines of', 'Rows of'));
    const [section] = await runDocs({
      catalog,
      check: true,
      docs: { markdown: page() },
      command: 'make docs',
    });
    expect(section?.findings).toMatchObject([
      {
        severity: 'error',
        source: { file: page(), line: 17, column: 1 },
        fix: 'run make docs, and commit what it makes',
        excerpt: { text: 'Rows of carts' },
      },
    ]);
  });

  it('behind a link is written where the link leads', async () => {
    mkdirSync(directory.path('docs'));
    const real = directory.file('docs/real.md', '');
    symlinkSync(real, page());
    await make();
    expect(readFileSync(real, 'utf8')).toContain('shop_cart_lines');
    expect(await found()).toEqual([]);
  });

  it('that is a folder is told', async () => {
    mkdirSync(page(), { recursive: true });
    await expect(make()).rejects.toThrow(/METRICS\.md is not written: it is a directory; give a file in it$/);
    expect(await found()).toEqual(['input/is-directory: is a directory']);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read is told', async () => {
    await make();
    chmodSync(page(), 0);
    expect(await found()).toEqual(['input/not-permitted: may not be read (EACCES)']);
  });

  it('below a file is told', async () => {
    mkdirSync(directory.path('docs'));
    const markdown = `${directory.file('docs/file', '')}/METRICS.md`;
    await expect(make({ markdown })).rejects.toThrow(
      /is not written: what should be its directory is a file/,
    );
    expect(await found({ markdown })).toEqual(['input/not-found: there is no such file']);
  });
});

describe('what is documented', () => {
  it('is what the configuration says, from its folder', async () => {
    mkdirSync(directory.path('docs'));
    directory.file('docs/cart.ts', "'shop_cart_lines'");
    const configuration = directory.file(
      'docs/check-metrics.config.json',
      JSON.stringify({ docs: { markdown: 'METRICS.md', json: 'made/metrics.json', sources: ['*.ts'] } }),
    );
    await runDocs({ catalog, check: false, configuration });
    expect(text()).toContain('- Recorded in: [`cart.ts`](cart.ts)\n');
    expect(JSON.parse(readFileSync(directory.path('docs/made/metrics.json'), 'utf8'))).toMatchObject({
      version: 1,
      metrics: [{ name: 'shop_cart_lines', recordedIn: ['cart.ts'] }],
    });
    expect(await runDocs({ catalog, check: true, configuration })).toMatchObject([
      { findings: [] },
      { findings: [] },
    ]);
  });

  it('has links from where the page is', async () => {
    mkdirSync(directory.path('docs'));
    directory.file('docs/a (b).ts', "'shop_cart_lines'");
    const configuration = directory.file(
      'docs/check-metrics.config.json',
      JSON.stringify({ docs: { markdown: 'pages/METRICS.md', sources: ['*.ts'] } }),
    );
    await runDocs({ catalog, check: false, configuration });
    expect(readFileSync(directory.path('docs/pages/METRICS.md'), 'utf8')).toContain(
      '- Recorded in: [`a (b).ts`](../a%20%28b%29.ts)\n',
    );
  });

  it('must be something', async () => {
    await expect(make({})).rejects.toThrow(/^there is no document: give one/);
  });

  it('is never written over the catalog', async () => {
    const place = { file: directory.file('catalog.json', '{}'), line: 1, column: 1 };
    const docs = { json: place.file };
    for (const catalogThere of [
      { ...catalog, place },
      { ...catalog, definitionOf: () => place },
    ]) {
      await expect(runDocs({ catalog: catalogThere, check: false, docs })).rejects.toThrow(
        /catalog\.json has the catalog: give another path$/,
      );
    }
    expect(readFileSync(place.file, 'utf8')).toBe('{}');
  });

  it('is not one document in the place of one of a folder', async () => {
    const docs = { html: directory.path('docs'), json: directory.path('docs/index.html') };
    await expect(make(docs)).rejects.toThrow(/^two forms make .*index\.html: give each a place of its own/);
    expect(existsSync(directory.path('docs'))).toBe(false);
  });

  it('is not two documents in one file', async () => {
    await expect(make({ markdown: page(), json: page() })).rejects.toThrow(
      /^two forms go to .*METRICS\.md: give each/,
    );
  });
});
