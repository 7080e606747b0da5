import { status } from '@grpc/grpc-js';
import type { AuthServiceClient, AuthServiceHandlers } from '@ibex/auth-protocol';
import { createMetrics, type Metrics } from '@ibex/metrics';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { counted } from '../testing/counted.js';
import { connectAuth, outcomeOf } from '../testing/grpc-calls.js';
import { createGrpcServer, type GrpcServer } from './grpc-server.js';

/** How many calls end in each status. */
const N = 3;

/** All that gRPC has, whether the service uses it today or not. */
const STATUSES = Object.keys(status).filter((name): name is keyof typeof status => /^[A-Z_]+$/.test(name));

let metrics: Metrics;
let server: GrpcServer;
let client: AuthServiceClient;
let final: keyof typeof status;

beforeAll(async () => {
  metrics = createMetrics({ service: 'auth', runtimeMetrics: false });
  server = createGrpcServer(handlers, metrics);
  client = connectAuth(`127.0.0.1:${String(await server.listen('127.0.0.1:0'))}`);
});

afterAll(async () => {
  client.close();
  await server.stop(1_000);
});

test('gRPC has 17 statuses', () => {
  expect(STATUSES).toHaveLength(17);
});

test.each(STATUSES)('calls of each method that end in %s are counted under it, one by one', async (name) => {
  final = name;
  const counts = await counted(metrics, async () => {
    for (let call = 0; call < N; call += 1) {
      expect(await outcomeOf((done) => client.validateToken({ token: 'ibex_any' }, done))).toMatchObject({
        status: name,
      });
      expect(await outcomeOf((done) => client.validateAgent({}, done))).toMatchObject({ status: name });
    }
  });
  const agentResult = name === 'NOT_FOUND' ? 'not_found' : 'error';
  expect(counts).toEqual({
    [`ibex_auth_grpc_requests_total{method="ValidateToken",status="${name}"}`]: N,
    [`ibex_auth_grpc_requests_total{method="ValidateAgent",status="${name}"}`]: N,
    [durationsOf('validate_token', name === 'OK' ? 'ok' : 'error')]: N,
    [durationsOf('validate_agent', name === 'OK' ? 'ok' : agentResult)]: N,
  });
});

function durationsOf(call: string, result: string): string {
  return `ibex_auth_${call}_duration_seconds_count{result="${result}"}`;
}

const handlers: AuthServiceHandlers = {
  ValidateToken: (_call, callback) => {
    if (final === 'OK') callback(null, {});
    else callback({ code: status[final] });
  },
  ValidateAgent: (_call, callback) => {
    if (final === 'OK') callback(null, {});
    else callback({ code: status[final] });
  },
};
