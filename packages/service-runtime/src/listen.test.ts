import { createServer } from 'node:net';

import fastify from 'fastify';
import { describe, expect, it } from 'vitest';

import { ConfigurationError } from './configuration.js';
import { listen, listenError } from './listen.js';

const VARIABLES = { host: 'EXAMPLE_HOST', port: 'EXAMPLE_PORT' };

describe('listen', () => {
  it('tells the URL, also where the host is a name', async () => {
    const server = fastify();
    const url = await listen(server, { host: 'localhost', port: 0 }, VARIABLES);
    expect(url).toMatch(/^http:\/\/(?:127\.0\.0\.1|\[::1\]):\d+$/);
    expect((await fetch(url)).status).toBe(404);
    await server.close();
  });

  it('names the variable of a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    await expect(listen(fastify(), { host: '127.0.0.1', port }, VARIABLES)).rejects.toThrow(
      new ConfigurationError([
        'EXAMPLE_PORT: another program listens on this port; stop it or give another port',
      ]),
    );
    other.close();
  });
});

describe('listenError', () => {
  const inUse = 'EXAMPLE_PORT: another program listens on this port; stop it or give another port';
  const noAddress =
    'EXAMPLE_HOST: is no address of this machine; give one it has, or 0.0.0.0 for all of them';

  it.each([
    { error: withCode('EADDRINUSE'), problem: inUse },
    { error: new Error('No address added: [listen EADDRINUSE: address already in use]'), problem: inUse },
    {
      error: withCode('EACCES'),
      problem: 'EXAMPLE_PORT: this user may not listen on this port; give one above 1023',
    },
    { error: withCode('EADDRNOTAVAIL'), problem: noAddress },
    { error: withCode('ENOTFOUND'), problem: noAddress },
  ])('$error.message', ({ error, problem }) => {
    expect(listenError(error, VARIABLES)).toEqual(new ConfigurationError([problem]));
  });

  it.each([withCode('EMFILE'), new Error('no code'), 'no error', undefined])(
    'leaves %s as it is',
    (error) => {
      expect(listenError(error, VARIABLES)).toBe(error);
    },
  );
});

function withCode(code: string): Error {
  return Object.assign(new Error(`listen failed with ${code}`), { code });
}
