import { describe, expect, it } from 'vitest';

import { errorBody, HttpError } from './index.js';

describe('errorBody', () => {
  it.each([
    [400, 'invalid_request_error'],
    [401, 'authentication_error'],
    [403, 'permission_error'],
    [404, 'invalid_request_error'],
    [413, 'invalid_request_error'],
    [429, 'rate_limit_error'],
    [500, 'api_error'],
    [503, 'api_error'],
  ])('has for status %i the type %s', (statusCode, type) => {
    expect(errorBody(statusCode, 'some_code', 'What to do.')).toEqual({
      error: { code: 'some_code', type, message: 'What to do.' },
    });
  });
});

describe('HttpError', () => {
  it('is an error with what is answered', () => {
    const error = new HttpError(429, 'rate_limited', 'wait', { 'retry-after': '1' });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'HttpError',
      message: 'wait',
      statusCode: 429,
      code: 'rate_limited',
      headers: { 'retry-after': '1' },
    });
    expect(new HttpError(404, 'not_found', 'none').headers).toEqual({});
  });
});
