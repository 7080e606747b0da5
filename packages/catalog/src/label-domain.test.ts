import { describe, expect, it } from 'vitest';

import {
  enumeration,
  GRPC_STATUS_NAMES,
  grpcStatusCodes,
  httpMethods,
  httpStatusCodes,
  routeTemplates,
} from './index.js';

describe('label domains are plain, frozen data', () => {
  it.each([
    [enumeration(['ok', 'error']), { kind: 'enumeration', values: ['ok', 'error'] }],
    [
      enumeration(['ok', 'error'], { other: 'error' }),
      { kind: 'enumeration', values: ['ok', 'error'], other: 'error' },
    ],
    [
      routeTemplates(['/v1/models']),
      { kind: 'route-template', values: ['/v1/models', 'unmatched'], other: 'unmatched' },
    ],
    [httpMethods(['GET']), { kind: 'http-method', values: ['GET', 'OTHER'], other: 'OTHER' }],
    [
      httpStatusCodes([200, '404']),
      { kind: 'http-status-code', values: ['200', '404', 'OTHER'], other: 'OTHER' },
    ],
  ])('%j', (domain, data) => {
    expect(domain).toEqual(data);
    expect(Object.isFrozen(domain) && Object.isFrozen(domain.values)).toBe(true);
  });

  it('and hold their "other" once, even where it is listed', () => {
    expect(routeTemplates(['unmatched', '/v1/models']).values).toEqual(['unmatched', '/v1/models']);
    expect(httpMethods(['OTHER']).values).toEqual(['OTHER']);
  });

  it('and do not change with the list they were made from', () => {
    const values = ['ok'];
    const domain = enumeration(values);
    values.push('error');
    expect(domain.values).toEqual(['ok']);
  });

  it('with the nine methods of RFC 9110 and RFC 5789, unless others are named', () => {
    expect([...httpMethods().values].sort()).toEqual(
      ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'OTHER', 'PATCH', 'POST', 'PUT', 'TRACE'].sort(),
    );
  });

  it('with the seventeen codes of gRPC at the index of their number', () => {
    // https://github.com/grpc/grpc/blob/master/doc/statuscodes.md
    expect(Object.fromEntries(GRPC_STATUS_NAMES.map((name, code) => [code, name]))).toEqual({
      0: 'OK',
      1: 'CANCELLED',
      2: 'UNKNOWN',
      3: 'INVALID_ARGUMENT',
      4: 'DEADLINE_EXCEEDED',
      5: 'NOT_FOUND',
      6: 'ALREADY_EXISTS',
      7: 'PERMISSION_DENIED',
      8: 'RESOURCE_EXHAUSTED',
      9: 'FAILED_PRECONDITION',
      10: 'ABORTED',
      11: 'OUT_OF_RANGE',
      12: 'UNIMPLEMENTED',
      13: 'INTERNAL',
      14: 'UNAVAILABLE',
      15: 'DATA_LOSS',
      16: 'UNAUTHENTICATED',
    });
    expect(grpcStatusCodes()).toEqual({
      kind: 'grpc-status-code',
      values: GRPC_STATUS_NAMES,
      other: 'UNKNOWN',
    });
  });
});
