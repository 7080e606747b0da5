import { describe, expect, it } from 'vitest';

import { grpcMethodLabel, grpcStatusLabel, methodLabel, routeLabel, statusCodeLabel } from './index.js';

describe('what a service has becomes a label value of the catalog', () => {
  it.each([
    ['/v1/chat/completions', '/v1/chat/completions'],
    ['/v1/chat/completions?key=1', 'unmatched'],
    ['/wp-login.php', 'unmatched'],
    [undefined, 'unmatched'],
  ])('the route %j: %s', (template, value) => {
    expect(routeLabel(template)).toBe(value);
  });

  it.each([
    ['POST', 'POST'],
    ['OPTIONS', 'OPTIONS'],
    ['PURGE', 'OTHER'],
    [undefined, 'OTHER'],
  ])('the method %j: %s', (method, value) => {
    expect(methodLabel(method)).toBe(value);
  });

  it.each([
    [200, '200'],
    [429, '429'],
    [529, '529'],
    [206, '200'],
    [307, '300'],
    [418, '400'],
    [599, '500'],
    [101, 'OTHER'],
    [0, 'OTHER'],
    [Number.NaN, 'OTHER'],
  ])('the status %d: %s', (status, value) => {
    expect(statusCodeLabel(status)).toBe(value);
  });

  it.each([
    ['ValidateToken', 'ValidateToken'],
    ['ValidateAgent', 'ValidateAgent'],
    ['ServerReflectionInfo', 'OTHER'],
  ])('the gRPC method %s: %s', (method, value) => {
    expect(grpcMethodLabel(method)).toBe(value);
  });

  it.each([
    [0, 'OK'],
    [16, 'UNAUTHENTICATED'],
    [99, 'UNKNOWN'],
  ])('the gRPC status %d: %s', (code, value) => {
    expect(grpcStatusLabel(code)).toBe(value);
  });
});
