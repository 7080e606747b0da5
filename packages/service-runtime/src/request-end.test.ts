import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

import { activeTrace, startServerSpan } from '@ibex/telemetry';
import { recordSpans } from '@ibex/telemetry/testing';
import { afterAll, afterEach, expect, it } from 'vitest';

import { wasSent, whenOver } from './request-end.js';

const spans = recordSpans();
let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

afterAll(() => spans.stop());

it('tells everyone who waits for the end of a response, once and in order', async () => {
  const told: string[] = [];
  const port = await listen((request, response) => {
    whenOver(request, response, () => told.push('first'));
    whenOver(request, response, () => told.push('second'));
    response.end('answer');
  });
  await (await fetch(`http://127.0.0.1:${String(port)}`)).text();
  await expect.poll(() => told).toEqual(['first', 'second']);
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  expect(told).toEqual(['first', 'second']);
});

it.each([
  ['has its answer', 'GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
  ['has hung up', 'GET /open HTTP/1.1\r\nhost: a\r\n\r\n'],
])('tells at once of a request whose client %s', async (_what, sent) => {
  let told = 0;
  const port = await listen((request, response) => {
    request.socket.once('close', () => {
      setImmediate(() => {
        whenOver(request, response, () => (told += 1));
      });
    });
    if (request.url === '/') response.end();
  });
  const socket = connect(port, '127.0.0.1').resume();
  socket.write(sent, () => {
    if (sent.includes('/open')) setTimeout(() => socket.destroy(), 20);
  });
  await expect.poll(() => told).toBe(1);
});

it('does not take an answer for sent that its client did not wait for', async () => {
  const sent: boolean[] = [];
  const port = await listen((request, response) => {
    whenOver(request, response, () => sent.push(wasSent(response)));
    // More than the sockets of the system hold.
    response.end(Buffer.alloc(64 * 1024 * 1024));
  });
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  await once(socket, 'readable');
  socket.destroy();
  await expect.poll(() => sent).toEqual([false]);
});

it('adds one listener to a response, however many wait', async () => {
  let added = 0;
  const port = await listen((request, response) => {
    const before = response.listenerCount('close');
    for (let time = 0; time < 20; time += 1) whenOver(request, response, () => undefined);
    added = response.listenerCount('close') - before;
    response.end();
  });
  await fetch(`http://127.0.0.1:${String(port)}`);
  expect(added).toBe(1);
});

it.each([
  ['is answered', 'GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', ['a trace']],
  ['hangs up', 'GET /open HTTP/1.1\r\nhost: a\r\n\r\n', ['a trace']],
  [
    'hangs up with two of them pipelined',
    'GET /open HTTP/1.1\r\nhost: a\r\n\r\nGET /open HTTP/1.1\r\nhost: a\r\n\r\n',
    ['a trace', 'another trace'],
  ],
])('tells it in the trace of the request where the client %s', async (_what, sent, expected) => {
  const started: (string | undefined)[] = [];
  const told: (string | undefined)[] = [];
  const port = await listen((request, response) => {
    const span = startServerSpan({ name: 'GET', attributes: {}, header: () => undefined });
    started.push(span.run(activeTrace)?.trace_id);
    span.run(() => {
      whenOver(request, response, () => told.push(activeTrace()?.trace_id));
    });
    if (request.url === '/') response.end();
  });
  const socket = connect(port, '127.0.0.1');
  socket.write(sent);
  socket.resume();
  await expect.poll(() => started).toHaveLength(expected.length);
  if (sent.includes('/open')) socket.destroy();
  await expect.poll(() => told.toSorted()).toEqual(started.toSorted());
  expect(new Set(told).size).toBe(expected.length);
  expect(told).not.toContain(undefined);
});

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  server = createServer(handle);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
