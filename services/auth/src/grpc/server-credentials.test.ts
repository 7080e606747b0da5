import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { credentials } from '@grpc/grpc-js';
import { AuthService } from '@ibex/auth-protocol';
import { ConfigurationError } from '@ibex/service-runtime';
import { isInstalled } from '@ibex/test-programs';
import { createMetrics } from '@ibex/metrics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Certificates, makeCertificates } from '../testing/certificates.js';
import { type Outcome, outcomeOf } from '../testing/grpc-calls.js';
import { createGrpcServer } from './grpc-server.js';
import { readServerCredentials, type TlsConfiguration } from './server-credentials.js';

describe.runIf(isInstalled('openssl'))('the certificates of the gRPC server', () => {
  let certificates: Certificates;
  let stranger: Certificates;
  let server: Pick<TlsConfiguration, 'AUTH_TLS_CERT_FILE' | 'AUTH_TLS_KEY_FILE'>;

  beforeAll(async () => {
    [certificates, stranger] = await Promise.all([makeCertificates(), makeCertificates()]);
    const { certificate, key } = certificates.server;
    server = { AUTH_TLS_CERT_FILE: certificate, AUTH_TLS_KEY_FILE: key };
  });

  afterAll(async () => {
    await certificates.remove();
    await stranger.remove();
  });

  test('without one it speaks plain text', async () => {
    expect(await call({}, credentials.createInsecure())).toMatchObject({ status: 'OK' });
  });

  test('with one it is who it says it is, to whoever knows the authority, and takes no plain text', async () => {
    expect(await call(server, await trusting(certificates))).toMatchObject({ status: 'OK' });
    expect(await call(server, await trusting(stranger))).toMatchObject({ status: 'UNAVAILABLE' });
    expect(await call(server, credentials.createInsecure())).toMatchObject({ status: 'UNAVAILABLE' });
  });

  test('with an authority for clients it takes those it signed, and no other', async () => {
    const mutual = { ...server, AUTH_TLS_CLIENT_CA_FILE: certificates.authority };
    expect(await call(mutual, await trusting(certificates, certificates))).toMatchObject({ status: 'OK' });
    for (const client of [undefined, stranger]) {
      expect(await call(mutual, await trusting(certificates, client))).toMatchObject({
        status: 'UNAVAILABLE',
      });
    }
  });

  test('a connection that never says who it is does not keep it from stopping', async () => {
    const metrics = createMetrics({ service: 'auth', runtimeMetrics: false });
    const stopping = createGrpcServer(HANDLERS, metrics, await readServerCredentials(server));
    const port = await stopping.listen('127.0.0.1:0');
    const sockets = ['', '\u0016\u0003\u0001'].map((sent) => {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      socket.write(sent);
      return socket;
    });
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    await pause(100);
    await stopping.stop(100);
    for (const socket of sockets) socket.destroy();
  });

  test.each<{ what: string; change: () => TlsConfiguration | Promise<TlsConfiguration>; problem: string }>([
    {
      what: 'a key alone',
      change: () => ({ AUTH_TLS_CERT_FILE: undefined }),
      problem: 'AUTH_TLS_CERT_FILE: is not set, and AUTH_TLS_KEY_FILE is; TLS takes both',
    },
    {
      what: 'a certificate alone',
      change: () => ({ AUTH_TLS_KEY_FILE: undefined }),
      problem: 'AUTH_TLS_KEY_FILE: is not set, and AUTH_TLS_CERT_FILE is; TLS takes both',
    },
    {
      what: 'an authority alone',
      change: () => ({
        AUTH_TLS_CERT_FILE: undefined,
        AUTH_TLS_KEY_FILE: undefined,
        AUTH_TLS_CLIENT_CA_FILE: certificates.authority,
      }),
      problem: 'AUTH_TLS_CERT_FILE: is not set, and AUTH_TLS_CLIENT_CA_FILE is; TLS takes both',
    },
    {
      what: 'a file that is not there',
      change: () => ({ AUTH_TLS_CERT_FILE: '/nowhere/hunter2.crt' }),
      problem: 'AUTH_TLS_CERT_FILE: the file cannot be read (ENOENT)',
    },
    {
      what: 'a folder',
      change: () => ({ AUTH_TLS_KEY_FILE: certificates.path }),
      problem: 'AUTH_TLS_KEY_FILE: the file cannot be read (EISDIR)',
    },
    {
      what: 'a key in the place of a certificate',
      change: () => ({ AUTH_TLS_CERT_FILE: certificates.server.key }),
      problem:
        'AUTH_TLS_CERT_FILE: the file has no certificate in PEM, which begins with "-----BEGIN CERTIFICATE-----"',
    },
    {
      what: 'a certificate cut short',
      change: async () => ({ AUTH_TLS_CERT_FILE: await cutShort(certificates.server.certificate) }),
      problem:
        'AUTH_TLS_CERT_FILE: the file has no certificate in PEM, which begins with "-----BEGIN CERTIFICATE-----"',
    },
    {
      what: 'a certificate in the place of a key',
      change: () => ({ AUTH_TLS_KEY_FILE: certificates.server.certificate }),
      problem: 'AUTH_TLS_KEY_FILE: the file has no private key in PEM without a passphrase',
    },
    {
      what: 'the key of another certificate',
      change: () => ({ AUTH_TLS_KEY_FILE: certificates.client.key }),
      problem: 'AUTH_TLS_KEY_FILE: is not the key of the certificate in AUTH_TLS_CERT_FILE',
    },
    {
      what: 'an authority that is none',
      change: () => ({ AUTH_TLS_CLIENT_CA_FILE: certificates.server.key }),
      problem:
        'AUTH_TLS_CLIENT_CA_FILE: the file has no certificate in PEM, which begins with "-----BEGIN CERTIFICATE-----"',
    },
  ])('$what is not taken', async ({ change, problem }) => {
    await expect(readServerCredentials({ ...server, ...(await change()) })).rejects.toEqual(
      new ConfigurationError([problem]),
    );
  });
});

/** Starts a server with a configuration and calls it once. */
async function call(
  configuration: TlsConfiguration,
  channel: ReturnType<typeof credentials.createInsecure>,
): Promise<Outcome> {
  const metrics = createMetrics({ service: 'auth', runtimeMetrics: false });
  const server = createGrpcServer(HANDLERS, metrics, await readServerCredentials(configuration));
  const client = new AuthService(`127.0.0.1:${String(await server.listen('127.0.0.1:0'))}`, channel);
  try {
    return await outcomeOf((done) => client.validateToken({ token: 'ibex_any' }, done));
  } finally {
    client.close();
    await server.stop(1_000);
  }
}

const HANDLERS: Parameters<typeof createGrpcServer>[0] = {
  ValidateToken: (_call, callback) => {
    callback(null, {});
  },
  ValidateAgent: (_call, callback) => {
    callback(null, {});
  },
};

async function trusting({ authority }: Certificates, client?: Certificates) {
  const [roots, key, certificate] = await Promise.all(
    [authority, client?.client.key, client?.client.certificate].map(async (file) =>
      file === undefined ? null : readFile(file),
    ),
  );
  return credentials.createSsl(roots, key, certificate);
}

async function cutShort(file: string): Promise<string> {
  const short = join(`${file}.short`);
  await writeFile(short, (await readFile(file)).subarray(0, 200));
  return short;
}
