import { Readable } from 'node:stream';

import { createMetrics, ibexCatalog } from '@ibex/metrics';
import picocolors from 'picocolors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { checkTarget, type TargetResult } from './check-target.js';
import { targetSection } from './target-section.js';
import { LoopbackServers } from '../testing/loopback.js';
import { prettySection } from '../report/writers/pretty-report.js';
import { realScrape } from '../testing/scrape-edits.js';

const LIMITS = { timeout: 2000, maxBytes: 1024 * 1024 };

let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

function checkInput(input: Iterable<Uint8Array>, maxBytes = LIMITS.maxBytes): Promise<TargetResult> {
  return checkTarget('-', {
    catalog: ibexCatalog,
    limits: { ...LIMITS, maxBytes },
    stdin: Readable.from(input),
  });
}

describe('checkTarget', () => {
  it('checks what it scrapes, and gives the body along', async () => {
    const scrape = await realScrape();
    const url = await servers.http((_, response) =>
      response.setHeader('content-type', 'text/plain').end(scrape),
    );
    const result = await checkTarget(url.href, { catalog: ibexCatalog, limits: LIMITS });
    expect(result).toMatchObject({ target: url.href, report: { findings: [] } });
    expect('body' in result && Buffer.from(result.body).toString()).toBe(scrape);
  });

  it('checks the content type of a URL', async () => {
    const scrape = await realScrape();
    const url = await servers.http((_, response) => response.end(scrape));
    expect(await checkTarget(url.href, { catalog: ibexCatalog, limits: LIMITS })).toMatchObject({
      report: { findings: [{ code: 'target/content-type' }] },
    });
  });

  it('checks standard input, which has no content type', async () => {
    const bytes = Buffer.from(await realScrape());
    const pieces = [bytes.subarray(0, 1000), bytes.subarray(1000)];
    expect(await checkInput(pieces)).toMatchObject({ target: 'standard input', report: { findings: [] } });
  });

  it('reads OpenMetrics where that is wanted, and answered', async () => {
    const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
    const url = await servers.http(metrics.handler);
    const { body } = await metrics.scrape('openmetrics');
    const options = { catalog: ibexCatalog, format: 'openmetrics', limits: LIMITS } as const;
    for (const result of [
      await checkTarget(url.href, options),
      await checkTarget('-', { ...options, stdin: Readable.from([Buffer.from(body)]) }),
    ]) {
      expect(result).toMatchObject({ report: { findings: [], coverage: { present: 11 } } });
      expect('body' in result && Buffer.from(result.body).toString()).toBe(body);
    }
  });

  it('stops reading standard input at the size limit', async () => {
    let read = 0;
    function* endless(): Generator<Uint8Array> {
      for (;;) {
        read += 1000;
        yield Buffer.alloc(1000, 'x');
      }
    }
    expect(await checkInput(endless(), 10_000)).toMatchObject({
      couldNotCheck: {
        code: 'target/too-large',
        message: 'standard input has more than 10000 bytes',
        fix: 'give less, or raise --max-bytes',
      },
    });
    expect(read).toBeLessThan(100_000);
  });

  it('says why standard input cannot be read', async () => {
    // eslint-disable-next-line require-yield -- it fails before it has anything to give
    function* broken(): Generator<Uint8Array> {
      throw new Error('EISDIR: illegal operation on a directory, read');
    }
    expect(await checkInput(broken())).toMatchObject({
      couldNotCheck: {
        code: 'target/broken-off',
        message:
          'standard input cannot be read after 0 bytes: EISDIR: illegal operation on a directory, read',
      },
    });
  });

  it('gives a target that is none back as a result, beside those of the others', async () => {
    expect(await checkTarget('localhost', { catalog: ibexCatalog, limits: LIMITS })).toMatchObject({
      target: 'localhost',
      couldNotCheck: { code: 'target/invalid' },
    });
  });
});

describe('credentials in a target', () => {
  async function printedWith(answer: number | 'nothing listens' | 'no URL'): Promise<string> {
    const url = await servers.http((request, response) => {
      response
        .writeHead(Number(answer), { location: '/login' })
        .end(`${String(request.headers.authorization)}\n`);
    });
    if (answer === 'nothing listens') await servers.close();
    url.username = 'scraper';
    url.password = 'hunter2';
    const text = answer === 'no URL' ? url.href.replace(/:\d+\//, ':99999/') : url.href;
    return printed(await checkTarget(text, { catalog: ibexCatalog, limits: LIMITS }));
  }

  it.each([
    [302, 'target/redirect'],
    [401, 'target/status'],
    ['nothing listens', 'target/unreachable'],
    ['no URL', 'target/invalid'],
  ] as const)('are not printed where the answer is %s', async (answer, code) => {
    const text = await printedWith(answer);
    expect(text).toContain(code);
    expect(text).not.toMatch(/hunter2|scraper/);
  });

  it('are not printed where there are findings', async () => {
    const url = await servers.http((_, response) => response.end());
    url.username = 'scraper';
    url.password = 'hunter2';
    const text = printed(await checkTarget(url.href, { catalog: ibexCatalog, limits: LIMITS }));
    expect(text).toContain('0 of 11 required metrics');
    expect(text).not.toMatch(/hunter2|scraper/);
  });
});

function printed(result: TargetResult): string {
  const outcome = 'report' in result ? { report: result.report } : { failure: result.couldNotCheck };
  const section = targetSection({ name: result.target, ...outcome }, { catalog: ibexCatalog });
  return prettySection(section, { colors: picocolors.createColors(false), cwd: '/', root: '/' }).join('\n');
}
