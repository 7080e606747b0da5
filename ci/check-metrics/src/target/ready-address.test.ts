import { hostname } from 'node:os';

import { describe, expect, it } from 'vitest';

import { readyAddress } from './ready-address.js';

describe('a program is ready at', () => {
  it.each([
    ['{"event":"ready","service":"auth","grpc":"127.0.0.1:1","http":"http://127.0.0.1:1234"}', 'auth'],
    ['{"url":"http://127.0.0.1:1234/"}', undefined],
    ['{"address":"http://0.0.0.0:1234"}', undefined],
    ['{"metrics":"http://127.0.0.1:1234/metrics","url":"http://127.0.0.1:1/"}', undefined],
    ['{"service":"../../\\u001b[31m","http":"http://127.0.0.1:1234"}', undefined],
  ])('%s, with the name it gives itself', (line, service) => {
    expect(readyAddress(line)?.url.href).toBe('http://127.0.0.1:1234/metrics');
    expect(readyAddress(line)?.service).toBe(service);
  });

  it.each([
    ['{"metrics":"http://localhost:1/internal"}', 'http://localhost:1/internal'],
    ['{"http":"http://localhost:1/actuator/prometheus"}', 'http://localhost:1/actuator/prometheus'],
    ['{"url":"http://localhost:1/docs"}', 'http://localhost:1/metrics'],
    ['listening on http://localhost:3000', 'http://localhost:3000/metrics'],
    ['Listening on HTTP://LOCALHOST:3000.', 'http://localhost:3000/metrics'],
    [
      '  ➜  Local:   \u001b[36mhttp://localhost:\u001b[1m5173\u001b[22m/\u001b[39m',
      'http://localhost:5173/metrics',
    ],
    ['docs at <http://localhost:3000/docs>, metrics soon', 'http://localhost:3000/metrics'],
    ['metrics: (http://127.0.0.1:9464/metrics?all=1)', 'http://127.0.0.1:9464/metrics?all=1'],
    ['on http://0.0.0.0:80 and http://[::]:80', 'http://127.0.0.1/metrics'],
    ['on http://[::]:8080', 'http://[::1]:8080/metrics'],
    ['on https://[::1]:8443/', 'https://[::1]:8443/metrics'],
    ['up at http://shop.localhost:1', 'http://shop.localhost:1/metrics'],
    ['from http://metadata.internal/ to http://127.8.8.8:1', 'http://127.8.8.8:1/metrics'],
    [`on http://${hostname()}:1`, `http://${hostname().toLowerCase()}:1/metrics`],
  ])('%s', (line, href) => {
    expect(readyAddress(line)?.url.href).toBe(href);
  });
});

describe('a program is not ready where it writes', () => {
  it.each([
    '',
    'starting',
    '{"http":"http://metadata.internal/latest"}',
    '{"http":"127.0.0.1:1234","url":7,"address":null}',
    '{"msg":"asking http://127.0.0.1:1234"}',
    'connecting to http://example.com:80',
    'connecting to http://127.0.0.1.example.com',
    'connecting to http://localhost@example.com',
    'http://',
    'http://localhost:99999',
  ])('%j', (line) => {
    expect(readyAddress(line)).toBeUndefined();
  });
});
