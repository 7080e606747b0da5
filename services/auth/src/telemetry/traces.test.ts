import { Metadata, status } from '@grpc/grpc-js';
import type { AuthServiceHandlers } from '@ibex/auth-protocol';
import { createMetrics, type Metrics } from '@ibex/metrics';
import { activeTrace, startServerSpan } from '@ibex/telemetry';
import { type RecordedSpan, recordSpans } from '@ibex/telemetry/testing';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

import type { Database } from '../database/database.js';
import { DatabaseError } from '../database/database-error.js';
import { createGrpcServer } from '../grpc/grpc-server.js';
import { callPath, connectAuth, outcomeOf } from '../testing/grpc-calls.js';
import { checkHealth } from '../testing/health-calls.js';
import { tracedDatabase } from './traced-database.js';

const VALIDATE_TOKEN = 'ibex.auth.v1.AuthService/ValidateToken';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

// Before any service is made.
const spans = recordSpans();
const running: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
  spans.forget();
});

afterAll(() => spans.stop());

describe('the trace of a call', () => {
  it('is that of the caller, with a span for the call and one for its query', async () => {
    const { validate } = await start(answerFromDatabase);
    await validate({ traceparent: `00-${TRACE}-${PARENT}-01` });
    const [query, call] = await ended(2);
    expect(call).toMatchObject({
      name: VALIDATE_TOKEN,
      kind: 'server',
      trace_id: TRACE,
      parent: PARENT,
      attributes: { 'rpc.system.name': 'grpc', 'rpc.method': VALIDATE_TOKEN, 'rpc.status_code': 'OK' },
    });
    expect(query).toMatchObject({
      name: 'find_token',
      kind: 'client',
      trace_id: TRACE,
      parent: call?.span_id,
      attributes: {
        'db.system.name': 'postgresql',
        'db.query.summary': 'find_token',
        'db.operation.name': 'SELECT',
        'db.query.text': 'SELECT id FROM tokens WHERE hash = $1',
      },
    });
    expect(JSON.stringify([query, call])).not.toContain('hunter2');
  });

  it.each(['hunter2', `00-${TRACE}-0-01`])('begins here where the caller says %s', async (traceparent) => {
    const { validate } = await start(answerFromDatabase);
    await validate({ traceparent });
    const [, call] = await ended(2);
    expect(call?.parent).toBeUndefined();
    expect(call?.trace_id).not.toBe(TRACE);
  });

  it.each([
    [status.UNAUTHENTICATED, false],
    [status.NOT_FOUND, false],
    [status.UNAVAILABLE, true],
    [status.INTERNAL, true],
  ])('with the status %d: it is %s that auth has failed', async (code, isFailure) => {
    const { validate } = await start((_call, done) => {
      done({ code, details: 'hunter2' });
    });
    await validate();
    const [call] = await ended(1);
    expect(call).toMatchObject({ attributes: { 'rpc.status_code': status[code] }, isFailure });
    expect(JSON.stringify(call)).not.toContain('hunter2');
  });

  it('is none where machines ask how the service is, or for what it has not', async () => {
    const { client, validate } = await start(answerFromDatabase);
    await checkHealth(client, '');
    await callPath(client, '/hunter2/Method');
    await validate();
    expect((await ended(2)).map(({ name }) => name)).toEqual(['find_token', VALIDATE_TOKEN]);
  });
});

describe('what is measured of a call is measured in its trace', () => {
  it.each<[string, ValidateToken, { timeout?: number; cancels?: boolean }]>([
    ['that is answered', answer, {}],
    ['that fails', fail, {}],
    ['whose deadline passes, of which grpc-js itself tells', () => undefined, { timeout: 100 }],
    ['that is cancelled', () => undefined, { cancels: true }],
  ])('%s', async (_what, validateToken, { timeout = 5000, cancels = false }) => {
    const seen: (string | undefined)[] = [];
    let arrived: (() => void) | undefined;
    const { client } = await start(
      (call, done) => {
        arrived?.();
        validateToken(call, done);
      },
      { record: recordingInto(seen) },
    );
    await outcomeOf((done) => {
      const deadline = Date.now() + timeout;
      const call = client.validateToken({ token: 'any' }, new Metadata(), { deadline }, done);
      if (cancels) {
        arrived = () => {
          call.cancel();
        };
      }
    });
    const [call] = await ended(1);
    expect(seen).toEqual([call?.trace_id]);
  });

  function recordingInto(seen: (string | undefined)[]): Metrics['record'] {
    return {
      ...createMetrics({ service: 'auth', runtimeMetrics: false }).record,
      ibex_auth_validate_token_duration_seconds: {
        observe: () => seen.push(activeTrace()?.trace_id),
        startTimer: () => () => 0,
      },
    };
  }
});

describe('a query', () => {
  it.each<[string, Record<string, string>]>([
    ['42P01', { 'error.type': '42P01', 'db.response.status_code': '42P01' }],
    ['ECONNREFUSED', { 'error.type': 'ECONNREFUSED' }],
  ])('that fails has a span that says so with the code %s', async (code, attributes) => {
    const database = databaseWith(() => Promise.reject(new DatabaseError('unavailable', code)));
    const request = startServerSpan({ name: 'request', attributes: {}, header: () => undefined });
    await expect(request.run(() => database.query('find_token', 'SELECT 1'))).rejects.toThrow(DatabaseError);
    const [query] = spans.list();
    expect(query).toMatchObject({ isFailure: true, attributes });
    expect(query?.attributes['db.response.status_code']).toBe(attributes['db.response.status_code']);
  });

  it('that is made for no request has none', async () => {
    const database = databaseWith(() => Promise.resolve([{ one: 1 }]));
    expect(await database.query('ping', 'SELECT 1')).toEqual([{ one: 1 }]);
    expect(spans.list()).toEqual([]);
  });
});

type ValidateToken = AuthServiceHandlers['ValidateToken'];

function answer(...[, done]: Parameters<ValidateToken>): void {
  done(null, { tokenId: '', orgId: '', userId: '' });
}

function fail(...[, done]: Parameters<ValidateToken>): void {
  done({ code: status.UNAVAILABLE });
}

const answerFromDatabase: ValidateToken = (call, done) => {
  const database = databaseWith(() => Promise.resolve([]));
  void database.query('find_token', '\n  SELECT id FROM tokens WHERE hash = $1', ['hunter2']).then(() => {
    answer(call, done);
  });
};

function databaseWith(query: Database['query']): Database {
  return tracedDatabase({
    kind: 'postgresql',
    query,
    transaction: () => Promise.reject(new Error('unused')),
    pool: () => ({ inUse: 0, idle: 0 }),
    close: () => Promise.resolve(),
  });
}

async function start(
  validateToken: ValidateToken,
  metrics: Pick<Metrics, 'record'> = createMetrics({ service: 'auth', runtimeMetrics: false }),
) {
  const server = createGrpcServer({ ValidateToken: validateToken, ValidateAgent: () => undefined }, metrics);
  running.push(() => server.stop(1000));
  const client = connectAuth(`127.0.0.1:${String(await server.listen('127.0.0.1:0'))}`);
  running.push(() => {
    client.close();
  });
  const validate = (headers: Readonly<Record<string, string>> = {}) => {
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
    return outcomeOf((done) => client.validateToken({ token: 'hunter2' }, metadata, done));
  };
  return { client, validate };
}

/** Waits until so many spans have ended. */
async function ended(count: number): Promise<readonly RecordedSpan[]> {
  await expect.poll(() => spans.list().length, { timeout: 5000 }).toBe(count);
  return spans.list();
}
