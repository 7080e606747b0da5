import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectHttp2, constants } from 'node:http2';
import { connect as connectTcp } from 'node:net';
import { gzipSync } from 'node:zlib';

import { status } from '@grpc/grpc-js';
import type { AuthServiceHandlers } from '@ibex/auth-protocol';
import { createMetrics, type Metrics } from '@ibex/metrics';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { counted, sampleOf } from '../testing/counted.js';
import { framed, rawCall, type RawCall, tokenRequest } from '../testing/raw-call.js';
import { createGrpcServer, type GrpcServer } from './grpc-server.js';
import { SERVER_LIMITS } from './server-limits.js';

let metrics: Metrics;
let server: GrpcServer;
let address: string;

beforeAll(async () => {
  metrics = createMetrics({ service: 'auth', runtimeMetrics: false });
  server = createGrpcServer(handlers, metrics, {
    options: { 'grpc.keepalive_time_ms': 100, 'grpc.keepalive_timeout_ms': 100 },
  });
  address = `127.0.0.1:${String(await server.listen('127.0.0.1:0'))}`;
});

afterAll(async () => {
  await server.stop(1_000);
});

const request = tokenRequest('ibex_any');

test.each<RawCall & { what: string; status: keyof typeof status }>([
  { what: 'a whole message', body: framed(request), status: 'OK' },
  { what: 'no message', body: Buffer.alloc(0), status: 'UNIMPLEMENTED' },
  { what: 'a message cut short', body: framed(request, { length: 100 }), status: 'UNIMPLEMENTED' },
  { what: 'a prefix cut short', body: Buffer.from([0, 0]), status: 'UNIMPLEMENTED' },
  { what: 'two messages', body: Buffer.concat([framed(request), framed(request)]), status: 'UNIMPLEMENTED' },
  { what: 'more than its prefix says', body: framed(request, { length: 2 }), status: 'RESOURCE_EXHAUSTED' },
  { what: 'a prefix of 4 GB', body: framed(request, { length: 0xffff_ffff }), status: 'RESOURCE_EXHAUSTED' },
  { what: 'what is no message', body: framed(Buffer.from([0x0a, 0xff])), status: 'INTERNAL' },
  { what: 'gzip', ...gzipped(gzipSync(request)), status: 'OK' },
  { what: 'gzip that is none', ...gzipped(request), status: 'INTERNAL' },
  { what: 'gzip cut short', ...gzipped(gzipSync(request).subarray(0, 15)), status: 'INTERNAL' },
  { what: 'gzip of a megabyte', ...gzipped(gzipSync(Buffer.alloc(1_000_000))), status: 'RESOURCE_EXHAUSTED' },
  {
    what: 'a compression nobody knows',
    headers: { 'grpc-encoding': 'snappy' },
    body: framed(request, { isCompressed: true }),
    status: 'UNIMPLEMENTED',
  },
  {
    what: 'a deadline that is none',
    headers: { 'grpc-timeout': 'soon' },
    body: framed(request),
    status: 'INTERNAL',
  },
])('$what is answered, and counted, as $status', async ({ status: expected, ...call }) => {
  const counts = await counted(metrics, async () => {
    expect(await rawCall(address, call)).toEqual({ http: 200, grpc: String(status[expected]) });
  });
  expect(counts).toEqual(countsOf(expected));
});

test.each<{ what: string; end: 'reset' | 'destroy' }>([
  { what: 'a call that is reset', end: 'reset' },
  { what: 'a connection that goes', end: 'destroy' },
])('$what in the middle of a message is counted as CANCELLED', async ({ end }) => {
  const count = () =>
    sampleOf(metrics, 'ibex_auth_grpc_requests_total{method="ValidateToken",status="CANCELLED"}');
  const before = (await count()) ?? 0;
  const counts = await counted(metrics, async () => {
    await rawCall(address, { body: framed(request, { length: 100 }), end });
    await expect.poll(count, PATIENTLY).toBe(before + 1);
  });
  expect(counts).toEqual(countsOf('CANCELLED'));
});

test('what is no gRPC is refused and counted as no call', async () => {
  const counts = await counted(metrics, async () => {
    const headers = { 'content-type': 'application/json' };
    expect(await rawCall(address, { headers, body: Buffer.from('{}') })).toEqual({ http: 415 });
    for (const garbage of [randomBytes(100_000), 'GET / HTTP/1.1\r\nhost: a\r\n\r\n', '\0'.repeat(500)]) {
      await closedAfter(garbage);
    }
  });
  expect(counts).toEqual({});
  expect(await rawCall(address, { body: framed(request) })).toMatchObject({ grpc: '0' });
});

// Node.js ends the stream before it shows it to anybody, so there is nobody who could count it.
test.each([200, 10_000])('a call with %i headers is ended by HTTP/2, and no call', async (count) => {
  const counts = await counted(metrics, async () => {
    const headers = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`x-${String(index)}`, 'a']),
    );
    expect(await rawCall(address, { headers, body: framed(request) })).toEqual({ reset: ENHANCE_YOUR_CALM });
  });
  expect(counts).toEqual({});
  expect(await rawCall(address, { body: framed(request) })).toMatchObject({ grpc: '0' });
});

test('a peer that answers no ping is let go', async () => {
  await closedAfter('');
});

test('a client is told how many calls of a connection are answered at a time', async () => {
  const session = connectHttp2(`http://${address}`);
  await once(session, 'remoteSettings');
  expect(session.remoteSettings.maxConcurrentStreams).toBe(SERVER_LIMITS['grpc.max_concurrent_streams']);
  session.close();
});

/** The code for which gRPC clients report RESOURCE_EXHAUSTED. */
const ENHANCE_YOUR_CALM = constants.NGHTTP2_ENHANCE_YOUR_CALM;

const PATIENTLY = { timeout: 10_000 };

function gzipped(body: Buffer) {
  return { headers: { 'grpc-encoding': 'gzip' }, body: framed(body, { isCompressed: true }) };
}

function countsOf(final: keyof typeof status) {
  const result = final === 'OK' ? 'ok' : 'error';
  return {
    [`ibex_auth_grpc_requests_total{method="ValidateToken",status="${final}"}`]: 1,
    [`ibex_auth_validate_token_duration_seconds_count{result="${result}"}`]: 1,
  };
}

/** Sends bytes over a connection of their own and waits until the server closes it. */
async function closedAfter(bytes: string | Buffer): Promise<void> {
  const [host, port] = address.split(':');
  const socket = connectTcp(Number(port), host).on('error', () => undefined);
  socket.write(bytes);
  socket.resume();
  await once(socket, 'close');
}

const handlers: AuthServiceHandlers = {
  ValidateToken: (_call, callback) => {
    callback(null, {});
  },
  ValidateAgent: (_call, callback) => {
    callback(null, {});
  },
};
