import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Server, ServerCredentials, credentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { afterAll, describe, expect, it } from 'vitest';

import { authPackage, AuthService, type AuthServiceHandlers, PROTO_ROOT } from './index.js';

describe('ibex.auth.v1.AuthService', () => {
  it('has two methods, at the paths that stock clients call', () => {
    expect(Object.entries(AuthService.service).map(([name, { path }]) => [name, path])).toEqual([
      ['ValidateToken', '/ibex.auth.v1.AuthService/ValidateToken'],
      ['ValidateAgent', '/ibex.auth.v1.AuthService/ValidateAgent'],
    ]);
  });

  it('has unary methods only', () => {
    for (const { requestStream, responseStream } of Object.values(AuthService.service)) {
      expect([requestStream, responseStream]).toEqual([false, false]);
    }
  });

  it('is in the package that reflection serves, with its messages', () => {
    expect(Object.keys(authPackage)).toEqual(
      expect.arrayContaining([
        'ibex.auth.v1.AuthService',
        'ibex.auth.v1.ValidateTokenRequest',
        'ibex.auth.v1.ValidateTokenResponse',
        'ibex.auth.v1.ValidateAgentRequest',
        'ibex.auth.v1.ValidateAgentResponse',
        'google.protobuf.Timestamp',
      ]),
    );
  });

  it('is described by a .proto file that clients can read', () => {
    expect(existsSync(join(PROTO_ROOT, 'ibex/auth/v1/auth.proto'))).toBe(true);
  });
});

describe('a call over the wire', () => {
  const server = new Server();
  const handlers = {
    ValidateToken: ({ request }, callback) => {
      const expiresAt = request.token === 'forever' ? null : { seconds: 1_900_000_000, nanos: 5 };
      callback(null, { tokenId: request.token, orgId: 'o', userId: 'u', expiresAt });
    },
    ValidateAgent: (_call, callback) => {
      callback(null, {});
    },
  } satisfies Pick<AuthServiceHandlers, 'ValidateToken' | 'ValidateAgent'> & UntypedServiceImplementation;
  server.addService(AuthService.service, handlers);

  afterAll(() => {
    server.forceShutdown();
  });

  it('brings names in camelCase, times as numbers, and every field', async () => {
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
        if (error) reject(error);
        else resolve(bound);
      });
    });
    const client = new AuthService(`127.0.0.1:${String(port)}`, credentials.createInsecure());
    const validate = (token: string) =>
      new Promise<unknown>((resolve, reject) => {
        client.ValidateToken({ token }, (error, response) => {
          if (error) reject(error);
          else resolve(response);
        });
      });
    expect(await validate('t')).toEqual({
      tokenId: 't',
      orgId: 'o',
      userId: 'u',
      expiresAt: { seconds: 1_900_000_000, nanos: 5 },
    });
    expect(await validate('forever')).toEqual({
      tokenId: 'forever',
      orgId: 'o',
      userId: 'u',
      expiresAt: null,
    });
    const agent = await new Promise<unknown>((resolve, reject) => {
      client.ValidateAgent({ agentId: 'a' }, (error, response) => {
        if (error) reject(error);
        else resolve(response);
      });
    });
    expect(agent).toEqual({ agentId: '', name: '' });
    client.close();
  });
});
