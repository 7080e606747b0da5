import { readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

import { counter, defineCatalog } from '@ibex/catalog';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { checkTarget } from '../check/check-target.js';
import { LoopbackServers } from '../testing/loopback.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const CHECKS = 1000;
const AT_ONCE = 20;
const BODY =
  '# HELP shop_cart_items_total Items\n# TYPE shop_cart_items_total counter\nshop_cart_items_total 1\n';

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['cart'],
  metrics: [counter('shop_cart_items_total', { help: 'Items' })],
});
const servers = new LoopbackServers();
const directory = temporaryDirectory();
let url: URL;

beforeAll(async () => {
  url = await servers.http(answer);
});

afterAll(async () => {
  await servers.close();
});

/** By path, an answer of each kind. */
function answer({ url: path }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('content-type', 'text/plain; version=0.0.4');
  switch (path) {
    case '/redirect':
      response.writeHead(302, { location: '/good' }).end('elsewhere');
      break;
    case '/loop':
      response.writeHead(302, { location: '/loop' }).end('elsewhere');
      break;
    case '/error':
      response.writeHead(500).end('sorry');
      break;
    case '/gzip':
      response.setHeader('content-encoding', 'gzip').end(gzipSync(BODY));
      break;
    case '/bomb':
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(1_000_000)));
      break;
    case '/cut-off':
      response.write(BODY);
      setTimeout(() => response.destroy(), 1);
      break;
    case '/drip':
      response.write(BODY);
      break;
    default:
      response.end(BODY);
  }
}

/** What each kind of target comes to. */
const OUTCOMES: readonly (readonly [path: string, outcome: string])[] = [
  ['/good', 'checked'],
  ['/redirect', 'checked'],
  ['/gzip', 'checked'],
  ['/loop', 'target/redirect'],
  ['/error', 'target/status'],
  ['/bomb', 'target/too-large'],
  ['/cut-off', 'target/broken-off'],
  ['/drip', 'target/timeout'],
  ['file', 'checked'],
  ['missing', 'target/not-found'],
];

async function outcomeOf(path: string, cancelSignal: AbortSignal): Promise<string> {
  const text = path.startsWith('/') ? new URL(path, url).href : `file://${directory.path(path)}`;
  const limits = { timeout: path === '/drip' ? 20 : 5000, maxBytes: 100_000 };
  const result = await checkTarget(text, { catalog, limits, cancelSignal });
  if ('couldNotCheck' in result) return result.couldNotCheck.code;
  return result.report.findings.length === 0 ? 'checked' : 'findings';
}

/** What would keep the process alive, and what is open. */
function held(): { resources: readonly string[]; files: number } {
  return { resources: process.getActiveResourcesInfo().sort(), files: readdirSync('/proc/self/fd').length };
}

it.skipIf(process.platform !== 'linux')(
  `${String(CHECKS)} checks of every kind leave nothing behind (only Linux tells what is open)`,
  { timeout: 60_000 },
  async () => {
    directory.file('file', BODY);
    const { signal } = new AbortController();
    // Whatever is loaded at the first time, and kept.
    for (const [path, outcome] of OUTCOMES) expect(await outcomeOf(path, signal)).toBe(outcome);
    expect(await servers.connectionsLeft()).toBe(0);
    // Vitest writes a file of its own now and then.
    await expect.poll(() => held().resources).not.toContain('FSReqPromise');
    const before = held();
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on('warning', onWarning);

    for (let done = 0; done < CHECKS; done += AT_ONCE) {
      const batch = Array.from(
        { length: AT_ONCE },
        (_, index) => OUTCOMES[index % OUTCOMES.length] ?? ['', ''],
      );
      const outcomes = await Promise.all(batch.map(([path]) => outcomeOf(path, signal)));
      expect(outcomes).toEqual(batch.map(([, outcome]) => outcome));
    }

    expect(await servers.connectionsLeft()).toBe(0);
    await expect.poll(held).toEqual(before);
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  },
);
