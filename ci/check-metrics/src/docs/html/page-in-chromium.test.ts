import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { isInstalled, programPath } from '@ibex/test-programs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { HOSTILE_TEXTS, hostileDocs } from '../../testing/hostile-docs.js';
import { ibexDocs } from '../../testing/ibex-docs.js';
import { manyDocs } from '../../testing/many-docs.js';
import type { CatalogDocs } from '../catalog-docs.js';
import { htmlDocuments } from './html-documents.js';

const METRICS = ibexDocs().metrics.map(({ name }) => name);

describe.runIf(isInstalled('chromium'))('the page in Chromium', () => {
  let directory: string;
  let browser: Browser;
  let page: Page;
  /** What should never be: messages, exceptions, and requests for anything but the file. */
  let complaints: string[];
  let ibex: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'html-page-'));
    browser = await chromium.launch({
      executablePath: programPath('chromium'),
      // There is no sandbox for root, and nothing in the page that is not ours.
      args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    page = await browser.newPage({ colorScheme: 'light' });
    page.setDefaultTimeout(10_000);
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`request for ${request.url()}`);
    });
    ibex = await write('ibex.html', ibexDocs());
  });

  afterEach(async () => {
    expect(complaints.splice(0)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  afterAll(async () => {
    await browser.close();
    await rm(directory, { recursive: true });
  });

  async function write(name: string, docs: CatalogDocs): Promise<string> {
    const file = join(directory, name);
    await writeFile(file, htmlDocuments(docs)[0]?.content ?? '');
    return pathToFileURL(file).href;
  }

  /** Opens a page anew: with the same address but for the fragment, it would only be followed. */
  async function open(url: string, hash = ''): Promise<void> {
    await page.goto(`${url}?${String(opened++)}${hash}`);
  }
  let opened = 0;

  const box = (name: string): Locator => page.getByRole('checkbox', { name });
  const shown = (): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll('.metric:not([hidden])')].map(({ id }) => id)`);
  const focused = (): Promise<string> => page.evaluate('document.activeElement.id');
  const textOf = (selector: string): Promise<string> => page.locator(selector).innerText();
  const isDark = (): Promise<boolean> =>
    page.evaluate(`getComputedStyle(document.body).backgroundColor === 'rgb(19, 22, 25)'`);
  /** Playwright's own way to wait evaluates text in the page, which its policy does not let happen. */
  const soon = (expression: string, value: unknown): Promise<void> =>
    vi.waitFor(
      async () => {
        expect(await page.evaluate(expression)).toEqual(value);
      },
      { timeout: 10_000 },
    );
  const address = async (hash: string): Promise<void> => {
    await soon('location.hash', hash);
  };

  it('narrows down while one types, tells how much is left, and marks what was found', async () => {
    await open(ibex);
    expect(await shown()).toEqual(METRICS);
    await page.locator('#search').pressSequentially('redis err');
    expect(await shown()).toEqual(['ibex_proxy_rate_limit_redis_errors_total']);
    expect(await textOf('#count')).toBe('1 of 11 metrics, 1 series at worst');
    expect(await textOf('.group:not([hidden]) h2')).toBe('proxy 1 of 5 metrics');
    await soon(`[...(CSS.highlights.get('found') ?? [])].map(String)`, ['redis', 'err', 'Redis']);
    await page.locator('#search').fill('status_code=504');
    expect(await shown()).toEqual(METRICS.slice(0, 2));
    await address('#q=status_code%3D504');
    // The value is among those that are folded away.
    expect(await page.locator('#ibex_proxy_requests_total').getByText('504').isVisible()).toBe(true);
  });

  it('filters, and tells how many there would be', async () => {
    await open(ibex);
    await box('proxy').check();
    await box('counter').check();
    expect(await shown()).toEqual(METRICS.filter((name) => /^ibex_proxy_.*_total$/.test(name)));
    expect(await textOf('#filters label:has([value=auth]) .tally')).toBe('1');
    expect(await textOf('#filters label:has([value=gauge]) .tally')).toBe('1');
    await page.getByRole('button', { name: 'Remove the filter service: proxy' }).click();
    expect(await shown()).toEqual(METRICS.filter((name) => name.endsWith('_total')));
    await page.getByRole('button', { name: 'Clear all' }).click();
    expect(await shown()).toEqual(METRICS);
  });

  it('can be linked to as it is, and goes back', async () => {
    await open(ibex, '#q=rate&owner=proxy&type=counter&metric=ibex_proxy_rate_limited_total');
    expect(await shown()).toEqual([
      'ibex_proxy_rate_limited_total',
      'ibex_proxy_rate_limit_redis_errors_total',
    ]);
    expect(await focused()).toBe('ibex_proxy_rate_limited_total');
    expect(await page.locator('#search').inputValue()).toBe('rate');
    expect(await box('counter').isChecked()).toBe(true);
    await page.evaluate(`location.hash = '#ibex_process_up'`);
    await soon('document.activeElement.id', 'ibex_process_up');
    expect(await shown()).toEqual(METRICS);
    await page.goBack();
    await soon(`document.querySelector('#search').value`, 'rate');
    expect(await box('counter').isChecked()).toBe(true);
  });

  it('follows a link that comes before the address tells of a search', async () => {
    await open(ibex);
    await page.evaluate(`
      document.querySelector('#search').value = 'redis';
      document.querySelector('#search').dispatchEvent(new Event('input'));
      // Both are late: the link is followed, the address is to be written, and only then does the page hear of the link.
      setTimeout(() => { location.hash = '#ibex_process_up'; }, 100);
      for (const until = performance.now() + 200; performance.now() < until; );
    `);
    await soon('document.activeElement.id', 'ibex_process_up');
    expect(await shown()).toEqual(METRICS);
  });

  it('says where there is nothing, and of a metric that is gone, how to go on', async () => {
    await open(ibex, '#ibex_proxy_gone');
    expect(await shown()).toEqual([]);
    expect(await textOf('#empty')).toContain('No metric matches.');
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    expect(await shown()).toEqual(METRICS);
    expect(await focused()).toBe('search');
  });

  it('is used by keyboard', async () => {
    await open(ibex);
    await page.keyboard.press('/');
    expect(await focused()).toBe('search');
    await page.keyboard.type('auth');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('ibex_auth_validate_token_duration_seconds');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('ibex_auth_grpc_requests_total');
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('ibex_auth_validate_token_duration_seconds');
    await address('#q=auth&metric=ibex_auth_validate_token_duration_seconds');
    await page.keyboard.press('Escape');
    expect(await shown()).toEqual(METRICS);
    await page.keyboard.press('s');
    expect(await page.locator('#series-part').isVisible()).toBe(true);
    expect(await page.locator('#metrics-part').isVisible()).toBe(false);
    await page.keyboard.press('?');
    expect(await page.locator('#help').isVisible()).toBe(true);
    await page.getByLabel('Keys that are a single character').uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('#help').isVisible()).toBe(false);
    await page.keyboard.press('s');
    expect(await page.locator('#series-part').isVisible()).toBe(true);
    await page.evaluate('localStorage.clear()');
  });

  it('copies an example, or selects it where the clipboard is out of reach', async () => {
    await open(ibex);
    await page.evaluate(
      `navigator.clipboard.writeText = (text) => { globalThis.copied = text; return Promise.resolve(); }`,
    );
    const copy = page.getByRole('button', { name: 'Copy the query of ibex_process_up' });
    await copy.click();
    expect(await copy.innerText()).toBe('Copied');
    expect(await page.evaluate('globalThis.copied')).toBe('min by (service) (ibex_process_up)');
    await page.evaluate(`navigator.clipboard.writeText = () => Promise.reject(new Error('not for a file'))`);
    await copy.click();
    expect(await copy.innerText()).toBe('Selected: press Ctrl+C');
    expect(await page.evaluate('String(getSelection())')).toBe('min by (service) (ibex_process_up)');
  });

  it('is light or dark as the system is, until the reader says otherwise, which it remembers', async () => {
    await open(ibex);
    expect(await isDark()).toBe(false);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await isDark()).toBe(true);
    await page.getByRole('button', { name: 'Theme: auto' }).click();
    expect(await isDark()).toBe(false);
    await open(ibex);
    expect(await isDark()).toBe(false);
    await page.getByRole('button', { name: 'Theme: light' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await isDark()).toBe(true);
    await page.getByRole('button', { name: 'Theme: dark' }).click();
    expect(await isDark()).toBe(false);
  });

  it('shows the series of what was found, on the scale that was chosen', async () => {
    await open(ibex, '#view=series&owner=auth');
    const names = page.locator('#by-metric tbody th');
    expect(await names.allInnerTexts()).toEqual([
      'ibex_auth_grpc_requests_total',
      'ibex_auth_validate_token_duration_seconds',
      'ibex_auth_validate_agent_duration_seconds',
    ]);
    const row = page.locator('#by-metric tbody tr').first();
    expect(await row.innerText()).toMatch(/51\s+25.5% of 200 for auth$/);
    const width = async (): Promise<number> =>
      (await row.locator('.bar rect:visible').boundingBox())?.width ?? 0;
    const logarithmic = await width();
    await page.getByLabel('linear').check();
    expect(await width()).toBeLessThan(logarithmic / 10);
    await page.keyboard.press('Escape');
    expect(await names.count()).toBe(METRICS.length);
    await page.locator('#by-metric a').first().click();
    await soon('document.activeElement.id', 'ibex_proxy_request_duration_seconds');
    expect(await page.locator('#series-part').isVisible()).toBe(false);
  });

  it('has no fault that axe knows of, and no colours that are hard to tell apart in the dark either', async () => {
    await open(ibex, '#q=rate&type=counter');
    await page.evaluate(await axeSource());
    // Both parts at once, as they are without a script.
    await page.evaluate('delete document.documentElement.dataset.part');
    expect(await axeFaults({})).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFaults({ runOnly: ['color-contrast'] })).toEqual([]);
  });

  async function axeFaults(options: object): Promise<string[]> {
    return page.evaluate(
      `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })}).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' of ' + target)))`,
    );
  }

  it.each([
    ['', 'ibex.html'],
    ['#series-part', 'ibex.html'],
    ['', 'hostile.html'],
  ])('has nothing that is wider than a small telephone (%s, %s)', async (hash, file) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await open(file === 'ibex.html' ? ibex : await write(file, hostileDocs()), hash);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('takes no text for anything but text', async () => {
    const url = await write('hostile.html', hostileDocs());
    await open(url);
    expect(await page.locator('.metric').count()).toBe(HOSTILE_TEXTS.length);
    expect(await page.locator('.metric .help').first().textContent()).toBe(HOSTILE_TEXTS.join(' '));
    await page.locator('#search').fill('"><img src=');
    expect((await shown()).length).toBe(HOSTILE_TEXTS.length);
    await page.locator('#filters input').nth(0).check();
    expect((await shown()).length).toBe(1);
    await page.keyboard.press('s');
    expect(await page.evaluate('globalThis.harmed')).toBeUndefined();
    expect(await page.locator('img, script:not(head script)').count()).toBe(0);
  });

  it('has everything to read without a script', async () => {
    const without = await browser.newContext({ javaScriptEnabled: false });
    const plain = await without.newPage();
    await plain.goto(ibex);
    expect(await plain.locator('.metric:visible').count()).toBe(METRICS.length);
    expect(await plain.locator('#by-metric').isVisible()).toBe(true);
    expect(await plain.locator('#search, #filters, .copy').filter({ visible: true }).count()).toBe(0);
    await without.close();
  });

  it('is printed whole, whatever part is shown', async () => {
    await open(ibex);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await isDark()).toBe(false);
    expect(await page.locator('#by-metric').isVisible()).toBe(true);
    expect(await page.locator('#ibex_proxy_requests_total').getByText('504').isVisible()).toBe(true);
    expect(await page.locator('#search').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('stays quick with 5,000 metrics', async () => {
    await open(await write('many.html', manyDocs(5000)));
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    /** What the page has computed so far, in milliseconds; that others keep the machine busy makes no difference. */
    const computed = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    };
    const before = await computed();
    await page.locator('#search').pressSequentially('thing_42');
    expect(await textOf('#count')).toMatch(/^111 of 5,000 metrics/);
    expect((await computed()) - before).toBeLessThan('thing_42'.length * MOST_MS_PER_KEY);
    // Only the first are laid out; the others come with the end of the list, or by a link.
    await page.keyboard.press('Escape');
    expect((await shown()).length).toBe(100);
    await page.evaluate(`document.getElementById('list-end').scrollIntoView()`);
    await soon(`document.querySelectorAll('.metric:not([hidden])').length`, 200);
    await page.evaluate(`location.hash = '#large_mail_thing_4003'`);
    await soon('document.activeElement.id', 'large_mail_thing_4003');
    expect(await page.locator('#large_mail_thing_4003').isVisible()).toBe(true);
  });
});

/** From the key to what is painted. It is a fraction of that on most machines. */
const MOST_MS_PER_KEY = 100;

function axeSource(): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}
