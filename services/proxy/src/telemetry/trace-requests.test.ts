import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

import { activeTrace } from '@ibex/telemetry';
import { recordSpans } from '@ibex/telemetry/testing';
import fastify from 'fastify';
import { afterAll, expect, it } from 'vitest';

import { traceRequests } from './trace-requests.js';

// Before the server is made.
const spans = recordSpans();
afterAll(() => spans.stop());

it('has the trace of its request in whatever Fastify does for one, from the first hook to the last', async () => {
  const server = fastify();
  traceRequests(server, (response) => response.statusCode);
  const seen: [string, string | undefined][] = [];
  const responses: ServerResponse[] = [];
  const see = (where: string) => seen.push([where, activeTrace()?.span_id]);
  server.addHook('onRequest', (_request, _reply, done) => {
    see('onRequest');
    done();
  });
  server.addHook('preHandler', (_request, _reply, done) => {
    see('preHandler');
    done();
  });
  server.addHook('onResponse', (_request, _reply, done) => {
    see('onResponse');
    done();
  });
  server.post('/', (_request, reply) => {
    see('handler');
    reply.raw.once('close', () => see('close'));
    reply.hijack();
    responses.push(reply.raw);
  });
  await server.listen({ host: '127.0.0.1', port: 0 });

  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  const head = 'POST / HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 4\r\n\r\n';
  for (const requests of [1, 2]) {
    // The body comes by itself, from the connection and not from the request.
    socket.write(head);
    await expect.poll(() => seen.filter(([where]) => where === 'onRequest')).toHaveLength(requests);
    socket.write('ab');
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.write('cd');
    await expect.poll(() => responses).toHaveLength(requests);
    // And the answer from the connection to the upstream, which is that of another request.
    responses.at(-1)?.end('answer');
    await once(socket, 'data');
    await expect.poll(() => spans.list()).toHaveLength(requests);
  }
  socket.destroy();
  await server.close();

  const steps = ['onRequest', 'preHandler', 'handler', 'onResponse', 'close'];
  expect(seen.map(([where]) => where)).toEqual([...steps, ...steps]);
  const [first, second] = spans.list().map(({ span_id }) => span_id);
  expect(seen.map(([, span]) => span)).toEqual([...steps.map(() => first), ...steps.map(() => second)]);
});
