import { expect, test } from 'vitest';

import { listenFailure } from './listen-failure.js';

test.each([
  [withCode('EADDRINUSE'), 'AUTH_GRPC_PORT: port 80 is in use; stop what listens on it or set another'],
  [
    new Error('No address added errors: [listen EADDRINUSE: address already in use 127.0.0.1:80]'),
    'AUTH_GRPC_PORT: port 80 is in use; stop what listens on it or set another',
  ],
  [withCode('EACCES'), 'AUTH_GRPC_PORT: port 80 needs privileges; set one above 1023'],
  [withCode('EADDRNOTAVAIL'), 'AUTH_HOST: is no address of this machine; set one that is, such as 127.0.0.1'],
  [withCode('EMFILE'), 'AUTH_GRPC_PORT: cannot listen on port 80 of AUTH_HOST (EMFILE)'],
  ['nonsense', 'AUTH_GRPC_PORT: cannot listen on port 80 of AUTH_HOST (unknown reason)'],
])('%s names the variable to change', (cause, message) => {
  expect(listenFailure('AUTH_GRPC_PORT', 80, cause).message).toBe(message);
});

function withCode(code: string): Error {
  return Object.assign(new Error('listen failed'), { code });
}
