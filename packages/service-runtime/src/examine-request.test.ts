import { describe, expect, it } from 'vitest';

import { examineRequest, MOST_HEADERS } from './examine-request.js';

const HOST = ['host', 'a'];

describe('a request that can be read in one way only is let pass', () => {
  it.each<[string, Head]>([
    ['a plain one', { rawHeaders: HOST }],
    ['chunked, in any case', { rawHeaders: [...HOST, 'Transfer-Encoding', 'Chunked'] }],
    ['of HTTP/1.0, which knows no host', { httpVersion: '1.0', rawHeaders: [] }],
    ['that asks before its body', { rawHeaders: [...HOST, 'Expect', '100-Continue'] }],
    ['of HTTP/1.0, which knows no expectation', { httpVersion: '1.0', rawHeaders: ['expect', 'tea'] }],
    ['as many headers as are taken', { rawHeaders: [...HOST, ...headers(MOST_HEADERS - 1)] }],
    ...['', 'a.example', 'a.example:8080', '127.0.0.1:80', '[::1]', '[2001:db8::1]:80'].map(
      (host): [string, Head] => [`for the host "${host}"`, { rawHeaders: ['host', host] }],
    ),
  ])('%s', (_what, head) => {
    expect(examine(head)).toBeUndefined();
  });
});

describe('a request that another program may read otherwise is refused', () => {
  it.each<[string, number, Head]>([
    ['without a version', 400, { httpVersion: '0.9', rawHeaders: HOST }],
    ['of another version', 400, { httpVersion: '2.0', rawHeaders: HOST }],
    ['without a host', 400, { rawHeaders: [] }],
    ['with two hosts', 400, { rawHeaders: [...HOST, 'Host', 'b'] }],
    ['with the same host twice', 400, { rawHeaders: [...HOST, ...HOST] }],
    ...['a b', 'a/b', 'a@b', 'a:b', 'a:80:80', '[::1', 'a\u00e4'].map((host): [string, number, Head] => [
      `for the host "${host}"`,
      400,
      { rawHeaders: ['host', host] },
    ]),
    ['coded in an unknown way', 400, { rawHeaders: [...HOST, 'transfer-encoding', 'xchunked'] }],
    ['coded twice', 400, { rawHeaders: [...HOST, 'transfer-encoding', 'gzip, chunked'] }],
    ['coded in no way', 400, { rawHeaders: [...HOST, 'transfer-encoding', ''] }],
    ['chunked in HTTP/1.0', 400, { httpVersion: '1.0', rawHeaders: ['transfer-encoding', 'chunked'] }],
    ['that expects what is not known', 417, { rawHeaders: [...HOST, 'expect', '200-ok'] }],
    ['that expects more than is known', 417, { rawHeaders: [...HOST, 'expect', '100-continue, tea'] }],
    ['with a header too many', 431, { rawHeaders: [...HOST, ...headers(MOST_HEADERS)] }],
  ])('%s: %i', (_what, status, head) => {
    expect(examine(head)?.statusCode).toBe(status);
  });
});

interface Head {
  readonly httpVersion?: string;
  readonly rawHeaders: readonly string[];
}

function examine({ httpVersion = '1.1', rawHeaders }: Head) {
  const headers: Record<string, string> = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers[rawHeaders[index]?.toLowerCase() ?? ''] ??= rawHeaders[index + 1] ?? '';
  }
  return examineRequest({ httpVersion, rawHeaders: [...rawHeaders], headers });
}

function headers(count: number): string[] {
  return Array.from({ length: count }, () => ['x', 'y']).flat();
}
