import { describe, expect, it } from 'vitest';

import {
  enumeration,
  foldLabelValue,
  grpcStatusCodes,
  httpMethods,
  httpStatusCodes,
  isInDomain,
  type LabelDomain,
  routeTemplates,
} from './index.js';

const codes = httpStatusCodes([200, 204, 304, 400, 404, 500, 503]);
const hostile: readonly unknown[] = [
  undefined,
  null,
  true,
  7n,
  {},
  [],
  ['GET'],
  Symbol('GET'),
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  0.5,
  new String('GET'),
  { toString: () => 'GET' },
  () => 'GET',
  '',
  'toString',
  '__proto__',
  '0',
  'a'.repeat(10_000),
  '550e8400-e29b-41d4-a716-446655440000',
];

describe('foldLabelValue', () => {
  it.each([
    [200, '200'],
    ['200', '200'],
    [304, '304'],
    [299, '200'],
    [418, '400'],
    ['418', '400'],
    [599, '500'],
    [302, 'OTHER'], // its class has no x00 in this domain
    [100, 'OTHER'],
    [999, 'OTHER'],
    [600, 'OTHER'],
    [99, 'OTHER'],
    [0, 'OTHER'],
    [200.5, 'OTHER'],
    ['4xx', 'OTHER'],
    ['404 ', 'OTHER'],
    [Number.NaN, 'OTHER'],
    ['OTHER', 'OTHER'],
    [undefined, 'OTHER'],
  ])('records the HTTP status %j as "%s"', (status, value) => {
    expect(foldLabelValue(codes, status)).toBe(value);
  });

  it.each([
    [0, 'OK'],
    [5, 'NOT_FOUND'],
    [16, 'UNAUTHENTICATED'],
    ['NOT_FOUND', 'NOT_FOUND'],
    [17, 'UNKNOWN'],
    [-1, 'UNKNOWN'],
    [1.5, 'UNKNOWN'],
    ['5', 'UNKNOWN'],
    ['not_found', 'UNKNOWN'],
    [undefined, 'UNKNOWN'],
  ])('records the gRPC status %j as "%s"', (status, value) => {
    expect(foldLabelValue(grpcStatusCodes(), status)).toBe(value);
  });

  it.each([
    ['/v1/models/:id', '/v1/models/:id'],
    ['/v1/models/gpt-4', 'unmatched'],
    ['/v1/models/:id/', 'unmatched'],
    ['/V1/models/:id', 'unmatched'],
    ['', 'unmatched'],
    [undefined, 'unmatched'],
  ])('records the route %j as "%s"', (route, value) => {
    expect(foldLabelValue(routeTemplates(['/v1/models/:id']), route)).toBe(value);
  });

  it.each([
    ['GET', 'GET'],
    ['get', 'OTHER'],
    ['PURGE', 'OTHER'],
  ])('records the method %j as "%s"', (method, value) => {
    expect(foldLabelValue(httpMethods(['GET', 'POST']), method)).toBe(value);
  });

  it('records a foreign value of an enumeration as its "other"', () => {
    const results = enumeration(['ok', 'error'], { other: 'error' });
    expect(foldLabelValue(results, 'ok')).toBe('ok');
    expect(foldLabelValue(results, 'timeout')).toBe('error');
    expect(foldLabelValue(results, 200)).toBe('error');
  });

  it('has nothing to record for a foreign value of an enumeration without "other"', () => {
    const states = enumeration(['in_use', 'idle']);
    expect(foldLabelValue(states, 'idle')).toBe('idle');
    expect(foldLabelValue(states, 'waiting')).toBeUndefined();
  });

  it.each<[string, LabelDomain]>([
    ['enumeration', enumeration(['ok', 'error'], { other: 'error' })],
    ['route-template', routeTemplates(['/v1/models'])],
    ['http-method', httpMethods()],
    ['http-status-code', codes],
    ['grpc-status-code', grpcStatusCodes()],
  ])('brings whatever it is given into the domain: %s', (_kind, domain) => {
    for (const raw of hostile) expect(domain.values).toContain(foldLabelValue(domain, raw));
  });
});

describe('isInDomain', () => {
  it('takes the members as they stand, and nothing that could be folded to one', () => {
    expect(codes.values.filter((code) => isInDomain(codes, code))).toEqual(codes.values);
    expect([...hostile, 200, 418, '418'].filter((value) => isInDomain(codes, value))).toEqual([]);
  });
});
