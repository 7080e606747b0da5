import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { createMetrics } from '@ibex/metrics';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createHttpServer, Readiness } from './index.js';
import { createLogger } from './logger.js';

const HEALTH = 'GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n';

let server: FastifyInstance;
const sockets: Socket[] = [];

beforeEach(async () => {
  server = serverThatLingers(0);
  server.post('/echo', ({ body }) => body);
  await server.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

describe('a server that closes', () => {
  it('lets each open connection bring one last request, and refuses others', async () => {
    const { port, closing, isListening } = await lingeringServer(5000);
    const idle = await open(port);
    idle.write(HEALTH);
    const [first] = (await once(idle, 'data')) as [string];
    expect(first).toMatch(/\r\nconnection: keep-alive\r\n/i);
    const fresh = await open(port);

    const closed = closing();
    await expect.poll(isListening).toBe(false);
    await expect(open(port)).rejects.toThrow('ECONNREFUSED');
    for (const socket of [idle, fresh]) {
      socket.write(HEALTH);
      const [last] = (await once(socket, 'data')) as [string];
      expect(last).toMatch(/^HTTP\/1\.1 200 [^]*\r\nconnection: close\r\n/i);
      await once(socket, 'close');
    }
    // As soon as none is open, however long they might have been waited for.
    await closed;
  });

  it('answers all that a connection has open, and closes it after the last', async () => {
    const lingering = serverThatLingers(0);
    const asked: (() => void)[] = [];
    lingering.get('/when-told', async () => {
      await new Promise<void>((resolve) => asked.push(resolve));
      return 'answer\n';
    });
    await lingering.listen({ host: '127.0.0.1', port: 0 });
    const socket = await open((lingering.server.address() as AddressInfo).port);
    const answers = readAll(socket);
    socket.write('GET /when-told HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(3));
    await expect.poll(() => asked).toHaveLength(3);
    const closed = lingering.close();
    await expect.poll(() => lingering.server.listening).toBe(false);
    for (const answer of asked) answer();
    await closed;
    expect((await answers).match(/^HTTP\/1\.1 200 |^connection: [\w-]+/gim)).toEqual([
      ...['HTTP/1.1 200 ', 'Connection: keep-alive'],
      ...['HTTP/1.1 200 ', 'Connection: keep-alive'],
      ...['HTTP/1.1 200 ', 'connection: close'],
    ]);
  });

  it('lets a connection bring one last request that was not told in time that it closes', async () => {
    const streaming = serverThatLingers(5000);
    let end: () => void = () => undefined;
    streaming.get('/stream', (_request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-length': '10' }).write('first');
      end = () => reply.raw.end(' last');
    });
    await streaming.listen({ host: '127.0.0.1', port: 0 });
    const socket = await open((streaming.server.address() as AddressInfo).port);
    socket.write('GET /stream HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(socket, 'data');
    const closed = streaming.close();
    await expect.poll(() => streaming.server.listening).toBe(false);
    end();
    await once(socket, 'data');
    await pause(50);
    socket.write(HEALTH);
    const [last] = (await once(socket, 'data')) as [string];
    expect(last).toMatch(/^HTTP\/1\.1 200 [^]*\r\nconnection: close\r\n/i);
    await closed;
  });

  it('does not wait for a client that does not close its side', async () => {
    const streaming = serverThatLingers(0);
    let end: () => void = () => undefined;
    streaming.get('/stream', (_request, reply) => {
      reply.hijack();
      reply.raw.write('first');
      end = () => reply.raw.end();
    });
    await streaming.listen({ host: '127.0.0.1', port: 0 });
    const { port } = streaming.server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    sockets.push(socket);
    socket.write('GET /stream HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(socket, 'data');
    const start = performance.now();
    const closed = streaming.close();
    await expect.poll(() => streaming.server.listening).toBe(false);
    await pause(100);
    end();
    await closed;
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('closes a connection that brings nothing when the time is over', async () => {
    const { port, closing } = await lingeringServer(50);
    const silent = await open(port);
    silent.on('error', () => undefined);
    const gone = once(silent, 'close');
    await closing();
    await gone;
  });

  it('does not wait for what comes no more', async () => {
    const socket = await connectToServer();
    socket.write(HEALTH);
    await once(socket, 'data');
    const start = performance.now();
    await server.close();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('a client that is still sending when it is refused', () => {
  it('can read why, and its connection ends without an error', async () => {
    const socket = await connectToServer();
    const answer = readAll(socket);
    const errors: unknown[] = [];
    socket.on('error', (error) => errors.push(error));
    socket.write('hello\r\n\r\n');
    await once(socket, 'data');
    for (let sent = 0; sent < 8; sent += 1) {
      await new Promise((written) => socket.write('more'.repeat(1000), written));
    }
    socket.end();
    expect(await answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(errors).toEqual([]);
  });

  it('may go on with its next request where it comes to the end of this one', async () => {
    const socket = await connectToServer();
    const length = 500_000;
    socket.write(`POST /nowhere HTTP/1.1\r\nhost: a\r\ncontent-length: ${String(length)}\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 404 /);
    socket.write('a'.repeat(length));
    socket.write(HEALTH);
    const [second] = (await once(socket, 'data')) as [Buffer];
    expect(second.toString()).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ['before it is', 'POST /nowhere HTTP/1.1\r\nhost: a\r\ncontent-length: 100000000\r\n\r\n', 404],
    ['for good', 'hello\r\n\r\n', 400],
  ])('is cut off where it does not stop: refused %s', async (_when, sent, status) => {
    const socket = await connectToServer();
    const answer = readAll(socket);
    socket.write(sent);
    await once(socket, 'data');
    let megabytes = 0;
    for (; megabytes < 100 && !socket.destroyed; megabytes += 1) {
      await new Promise((written) => socket.write(Buffer.alloc(1024 * 1024), written));
    }
    expect(await answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(megabytes).toBeLessThan(20);
  });

  it.each([
    ['in its body', 'POST /nowhere HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\n'],
    ['behind what was refused', 'hello\r\n\r\n'],
  ])('is cut off where it falls silent %s', async (_where, sent) => {
    const socket = await connectToServer();
    socket.write(sent);
    await once(socket, 'data');
    await expect.poll(openConnections).toBe(1);
    await expect.poll(openConnections, { timeout: 5000, interval: 100 }).toBe(0);
    expect(socket.writableEnded).toBe(false);
  });
});

function serverThatLingers(linger: number): FastifyInstance {
  return createHttpServer({
    logger: createLogger('proxy', 'silent'),
    metrics: createMetrics({ service: 'proxy', runtimeMetrics: false }),
    readiness: new Readiness({}),
    linger,
  });
}

async function lingeringServer(linger: number) {
  const lingering = serverThatLingers(linger);
  await lingering.listen({ host: '127.0.0.1', port: 0 });
  return {
    port: (lingering.server.address() as AddressInfo).port,
    isListening: () => lingering.server.listening,
    closing: () => lingering.close(),
  };
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

async function connectToServer(): Promise<Socket> {
  const { port } = server.server.address() as AddressInfo;
  const accepted = once(server.server, 'connection');
  // Its half stays open after the server has closed the other, so that it can still send.
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).on('error', () => undefined);
  sockets.push(socket);
  await Promise.all([once(socket, 'connect'), accepted]);
  return socket;
}

function openConnections(): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.getConnections((error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
}

async function readAll(socket: Socket): Promise<string> {
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  socket.once('end', () => {
    if (!socket.writableNeedDrain && socket.writableLength === 0) socket.end();
  });
  // Also after an error, which is one way to be cut off.
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}
