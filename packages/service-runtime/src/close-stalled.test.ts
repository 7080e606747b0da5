import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { createHttpEdge } from './http-edge.js';
import { DEFAULT_TIMEOUTS } from './http-timeouts.js';
import { createLogger } from './logger.js';
import { wasSent, whenOver } from './request-end.js';

const STALL = 100;

/** More than the sockets of the system hold. */
const LARGE = Buffer.alloc(32 * 1024 * 1024);

let server: FastifyInstance;
let client: Socket;
let outcomes: ('sent' | 'cut off')[];

beforeEach(async () => {
  outcomes = [];
  const logger = createLogger('proxy', 'silent');
  server = createHttpEdge({ logger, timeouts: { ...DEFAULT_TIMEOUTS, stall: STALL } });
  server.addHook('onRequest', ({ raw: request }, { raw: response }, done) => {
    whenOver(request, response, () => outcomes.push(wasSent(response) ? 'sent' : 'cut off'));
    done();
  });
  server.get('/large', () => LARGE);
  server.get('/late', async () => {
    await pause(3 * STALL);
    return 'late';
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  client = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  await once(client, 'connect');
});

afterEach(async () => {
  client.destroy();
  await server.close();
});

it('a client that takes nothing of its answer is cut off', async () => {
  client.pause();
  client.write(get('/large'));
  await expect.poll(() => outcomes, { timeout: 5000 }).toEqual(['cut off']);
});

it('one that takes it slowly is not', async () => {
  const start = performance.now();
  let received = 0;
  let paused = 0;
  client.on('data', ({ length }) => {
    received += length;
    if (received < paused * (LARGE.length / 8)) return;
    paused += 1;
    client.pause();
    setTimeout(() => client.resume(), STALL / 2);
  });
  client.write(get('/large'));
  await expect.poll(() => received, { timeout: 10_000 }).toBeGreaterThan(LARGE.length);
  expect(performance.now() - start).toBeGreaterThan(3 * STALL);
  expect(outcomes).toEqual(['sent']);
});

it('nor is one whose answer takes its time, and its connection stays open for the next', async () => {
  for (const expected of [['sent'], ['sent', 'sent']]) {
    client.write(get('/late'));
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
    await expect.poll(() => outcomes).toEqual(expected);
    await pause(2 * STALL);
  }
});

function get(path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`;
}
