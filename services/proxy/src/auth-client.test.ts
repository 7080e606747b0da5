import { status as GrpcStatus, Metadata, ServerCredentials } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';

import { type Certificate, createCertificate, temporaryFiles } from './testing/certificates.js';
import { startProxyUnderTest } from './testing/proxy-under-test.js';
import { expectRequests } from './testing/recorded.js';
import { type AuthScript, grpcError, startScriptedAuth } from './testing/scripted-auth.js';

const running: { stop(): unknown }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

function started<Part extends { stop(): unknown }>(part: Part): Part {
  running.push(part);
  return part;
}

async function start(script: AuthScript = {}, environment: Record<string, string> = {}) {
  const auth = started(await startScriptedAuth(script));
  const proxy = started(await startProxyUnderTest({ AUTH_ADDRESS: auth.address, ...environment }));
  const send = async (headers: Record<string, string> = {}) => {
    const response = await proxy.fetch('/v1/models', { headers });
    await response.arrayBuffer();
    return response.status;
  };
  return { auth, proxy, send };
}

const NO_CACHE = { AUTH_CACHE_SECONDS: '0' };

describe('a call of auth that fails', () => {
  it('is made again where auth was not available, within the same request', async () => {
    const script: AuthScript = {};
    const { auth, send } = await start(script, NO_CACHE);
    script.validateToken = (_call, done) => {
      delete script.validateToken;
      done(grpcError(GrpcStatus.UNAVAILABLE));
    };
    expect(await send()).toBe(200);
    expect(auth.calls.validateToken).toBe(2);
  });

  it('is made three times at most', async () => {
    const { auth, send } = await start({
      validateToken: (_call, done) => {
        done(grpcError(GrpcStatus.UNAVAILABLE));
      },
    });
    expect(await send()).toBe(503);
    expect(auth.calls.validateToken).toBe(3);
  });

  it('is made once where most of them fail', async () => {
    const { auth, send } = await start({
      validateToken: (_call, done) => {
        done(grpcError(GrpcStatus.UNAVAILABLE));
      },
    });
    for (let i = 0; i < 20; i += 1) expect(await send()).toBe(503);
    // Without throttling it would be 60.
    expect(auth.calls.validateToken).toBeLessThanOrEqual(25);
  });

  it('is made once where auth says so', async () => {
    const { auth, send } = await start({
      validateToken: (_call, done) => {
        const metadata = new Metadata();
        metadata.set('grpc-retry-pushback-ms', '-1');
        done({ ...grpcError(GrpcStatus.UNAVAILABLE), metadata });
      },
    });
    expect(await send()).toBe(503);
    expect(auth.calls.validateToken).toBe(1);
  });

  it.each([
    GrpcStatus.INTERNAL,
    GrpcStatus.UNKNOWN,
    GrpcStatus.RESOURCE_EXHAUSTED,
    GrpcStatus.ABORTED,
    GrpcStatus.UNIMPLEMENTED,
    GrpcStatus.PERMISSION_DENIED,
  ])('is made once where it failed with status %i', async (code) => {
    const { auth, send } = await start({
      validateToken: (_call, done) => {
        done(grpcError(code));
      },
    });
    expect(await send()).toBe(503);
    expect(auth.calls.validateToken).toBe(1);
  });

  it('is over at the deadline, attempts included', async () => {
    const { send } = await start(
      {
        validateToken: (_call, done) => {
          setTimeout(done, 200, grpcError(GrpcStatus.UNAVAILABLE));
        },
      },
      { AUTH_TIMEOUT_SECONDS: '0.3' },
    );
    const from = performance.now();
    expect(await send()).toBe(503);
    expect(performance.now() - from).toBeLessThan(450);
  });

  it('with an answer larger than any is a 503', async () => {
    const { send } = await start({
      validateToken: (_call, done) => {
        done(null, { tokenId: 'x'.repeat(100_000), orgId: 'org', userId: 'user' });
      },
    });
    expect(await send()).toBe(503);
  });
});

describe('an auth that goes down', () => {
  it('is missed by nobody whose token was seen just now, and by everyone else, until it is back', async () => {
    const { auth, proxy, send } = await start({}, { AUTH_CACHE_SECONDS: '60' });
    const known = { authorization: 'Bearer known', 'x-ibex-agent-id': 'theirs' };
    expect(await send(known)).toBe(200);
    auth.stop();
    for (let i = 0; i < 3; i += 1) {
      expect(await send(known)).toBe(200);
      expect(await send({ ...known, 'x-ibex-agent-id': 'another' })).toBe(503);
      expect(await send({ authorization: 'Bearer other' })).toBe(503);
    }
    started(await startScriptedAuth({ port: auth.port }));
    await expect.poll(() => send({ authorization: 'Bearer other' }), { timeout: 5000 }).toBe(200);
    expect(await send(known)).toBe(200);
    expect(proxy.metrics.invalidRecordings()).toEqual([]);
  });
});

describe('the answers of auth in front of the real protocol', () => {
  it('are used again, but not beyond the moment a token expires', async () => {
    const script: AuthScript = {};
    const { auth, proxy, send } = await start(script);
    const expiresAt = Date.now() + 700;
    script.validateToken = (_call, done) => {
      const at = { seconds: Math.floor(expiresAt / 1000), nanos: (expiresAt % 1000) * 1e6 };
      if (Date.now() < expiresAt) done(null, { tokenId: 't', orgId: 'o', userId: 'u', expiresAt: at });
      else done(grpcError(GrpcStatus.UNAUTHENTICATED));
    };
    let answers = 0;
    while (Date.now() < expiresAt - 100) {
      expect(await send()).toBe(200);
      answers += 1;
    }
    expect(auth.calls.validateToken).toBe(1);
    await expect.poll(() => Date.now() > expiresAt).toBe(true);
    expect(await send()).toBe(401);
    await expectRequests(proxy.metrics, { 'GET /v1/models 200': answers, 'GET /v1/models 401': 1 });
  });

  it('are asked for once where many want to know at once', async () => {
    const { auth, send } = await start({
      validateToken: (_call, done) => {
        setTimeout(done, 100, null, { tokenId: 't', orgId: 'o', userId: 'u' });
      },
    });
    const statuses = await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(auth.calls.validateToken).toBe(1);
  });
});

describe('an agent', () => {
  it('is not asked for by an id that is longer than any', async () => {
    const { auth, send } = await start();
    expect(await send({ 'x-ibex-agent-id': 'a'.repeat(256) })).toBe(200);
    expect(await send({ 'x-ibex-agent-id': '\u00ff'.repeat(9000) })).toBe(403);
    expect(auth.calls.validateAgent).toBe(1);
  });
});

describe('TLS to auth', () => {
  async function certificates() {
    const authority = await createCertificate();
    const files = started(temporaryFiles());
    const [host, client] = await Promise.all([createCertificate(authority), createCertificate(authority)]);
    return { authority, host, client, files };
  }

  function serverCredentials(host: Certificate, clientAuthority?: Certificate): ServerCredentials {
    return ServerCredentials.createSsl(
      clientAuthority ? Buffer.from(clientAuthority.cert) : null,
      [{ cert_chain: Buffer.from(host.cert), private_key: Buffer.from(host.key) }],
      clientAuthority !== undefined,
    );
  }

  it('is used where there is a file with the authority', async () => {
    const { authority, host, files } = await certificates();
    const { send } = await start(
      { credentials: serverCredentials(host) },
      { AUTH_TLS_CA_FILE: files.write('ca.pem', authority.cert) },
    );
    expect(await send()).toBe(200);
  });

  it('does not trust a certificate of another authority', async () => {
    const { host, files } = await certificates();
    const other = await createCertificate();
    const { auth, send } = await start(
      { credentials: serverCredentials(host) },
      { AUTH_TLS_CA_FILE: files.write('ca.pem', other.cert) },
    );
    expect(await send()).toBe(503);
    expect(auth.calls.validateToken).toBe(0);
  });

  it('never goes on without it', async () => {
    const { authority, files } = await certificates();
    const { auth, send } = await start({}, { AUTH_TLS_CA_FILE: files.write('ca.pem', authority.cert) });
    expect(await send()).toBe(503);
    expect(auth.calls.validateToken).toBe(0);
  });

  it('shows the certificate of the proxy, which auth can ask for', async () => {
    const { authority, host, client, files } = await certificates();
    const credentials = serverCredentials(host, authority);
    const ca = { AUTH_TLS_CA_FILE: files.write('ca.pem', authority.cert) };
    const without = await start({ credentials }, ca);
    expect(await without.send()).toBe(503);
    const withIt = await start(
      { credentials },
      {
        ...ca,
        AUTH_TLS_CERT_FILE: files.write('client.pem', client.cert),
        AUTH_TLS_KEY_FILE: files.write('client.key', client.key),
      },
    );
    expect(await withIt.send()).toBe(200);
  });
});
