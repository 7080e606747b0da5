import { chmodSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { COULD_NOT_CHECK_CODES, type CouldNotCheckCode } from '../target/could-not-check.js';
import { LoopbackServers } from '../testing/loopback.js';
import { servingInTurn, SHOP_BODY } from '../testing/shop-plan.js';
import { runShop } from '../testing/shop-run.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import type { CheckCommandOptions } from './check-command.js';

const directory = temporaryDirectory();
let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

/** Targets that cannot be checked, by the reason. */
const TARGETS: Readonly<
  Record<
    CouldNotCheckCode,
    () => Promise<{ readonly target?: string; readonly options?: CheckCommandOptions }>
  >
> = {
  'target/invalid': async () => Promise.resolve({ target: 'localhost:9464' }),
  'target/unreachable': async () => {
    const target = await servingInTurn(servers, '');
    await servers.close();
    return { target };
  },
  'target/tls': async () => ({
    target: (await servingInTurn(servers, SHOP_BODY)).replace('http:', 'https:'),
  }),
  'target/cacert': async () => ({
    target: await servingInTurn(servers, SHOP_BODY),
    options: { cacert: directory.file('ca.pem', 'no certificate') },
  }),
  'target/credentials': async () => ({
    target: await servingInTurn(servers, SHOP_BODY),
    options: { bearerTokenFile: directory.path('missing') },
  }),
  'target/timeout': async () => {
    const url = await servers.http((_, response) => response.write(SHOP_BODY));
    return { target: url.href, options: { timeout: 100 } };
  },
  'target/too-large': async () => ({
    target: await servingInTurn(servers, SHOP_BODY),
    options: { maxBytes: 10 },
  }),
  'target/headers-too-large': async () => {
    const url = await servers.http((_, response) =>
      response.setHeader('x-large', 'x'.repeat(5000)).end(SHOP_BODY),
    );
    return { target: url.href, options: { maxHeaderBytes: 2000 } };
  },
  'target/redirect': async () => {
    const url = await servers.http((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    return { target: url.href };
  },
  'target/status': async () => ({
    target: (await servers.http((_, response) => response.writeHead(503).end())).href,
  }),
  'target/encoding': async () => {
    const url = await servers.http((_, response) =>
      response.setHeader('content-encoding', 'br').end(SHOP_BODY),
    );
    return { target: url.href };
  },
  'target/broken-off': async () => {
    const url = await servers.bytes((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nup 1'),
    );
    return { target: url.href };
  },
  'target/not-found': async () => Promise.resolve({ target: `file://${directory.path('missing.prom')}` }),
  'target/not-permitted': async () => Promise.resolve({ target: secretFile() }),
  'target/is-directory': async () => Promise.resolve({ target: directory.path('.') }),
  'target/unreadable': async () => {
    const socket = directory.path('shop.sock');
    await servers.unix((_, response) => response.end(), socket);
    return { target: socket };
  },
  'target/not-started': async () => Promise.resolve({ options: { start: [{ command: 'exit 3' }] } }),
  'target/not-ready': async () =>
    Promise.resolve({ options: { start: [{ command: 'exec sleep 60' }], startTimeout: 100 } }),
};

function secretFile(): string {
  const file = directory.file('secret.prom', SHOP_BODY);
  chmodSync(file, 0);
  return file;
}

describe('a target could not be checked', () => {
  const isRoot = process.getuid?.() === 0;

  for (const code of Object.keys(COULD_NOT_CHECK_CODES) as CouldNotCheckCode[]) {
    const isRefused = code === 'target/not-permitted' && isRoot;
    it.skipIf(isRefused)(
      isRefused ? `${code} (not run by root, who may read everything)` : code,
      async () => {
        const { target, options } = await TARGETS[code]();
        const { exitCode, sections } = await runShop(
          directory,
          target === undefined ? [] : [target],
          options,
        );
        expect(sections).toMatchObject([
          {
            kind: 'target',
            unchecked: {
              code,
              message: expect.stringMatching(/^.{5,}$/) as string,
              fix: expect.stringMatching(/^[a-z].{3,}$/) as string,
            },
            findings: [],
          },
        ]);
        expect(exitCode).toBe(2);
      },
    );
  }
});
