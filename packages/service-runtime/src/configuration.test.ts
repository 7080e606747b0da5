import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { commonVariables } from './configuration.js';
import { ConfigurationError, port, readConfiguration, seconds, url, wholeNumber } from './index.js';

const schema = z.object({
  PORT: port(8080),
  MAX_CONNECTIONS: wholeNumber({ byDefault: 10, min: 1 }),
  REQUEST_TIMEOUT_SECONDS: seconds(2.5),
  UPSTREAM_URL: url('http', 'https'),
  CACHE_URL: url('redis').optional(),
  ...commonVariables,
});
const valid = { UPSTREAM_URL: 'https://api.example.com/v1' };

describe('readConfiguration', () => {
  it('fills in the defaults, durations in milliseconds', () => {
    expect(readConfiguration(schema, valid)).toEqual({
      PORT: 8080,
      MAX_CONNECTIONS: 10,
      REQUEST_TIMEOUT_SECONDS: 2500,
      UPSTREAM_URL: 'https://api.example.com/v1',
      LOG_LEVEL: 'info',
      SHUTDOWN_GRACE_SECONDS: 10_000,
      SHUTDOWN_LINGER_SECONDS: 1000,
      METRICS_HOST: '127.0.0.1',
      HTTP_KEEP_ALIVE_SECONDS: 72_000,
      HTTP_HEADERS_TIMEOUT_SECONDS: 10_000,
      HTTP_REQUEST_TIMEOUT_SECONDS: 60_000,
      HTTP_STALL_TIMEOUT_SECONDS: 60_000,
    });
  });

  it('takes a variable that is set to nothing as not set', () => {
    const empty = {
      PORT: '',
      MAX_CONNECTIONS: '',
      REQUEST_TIMEOUT_SECONDS: '',
      CACHE_URL: '',
      LOG_LEVEL: '',
    };
    expect(readConfiguration(schema, { ...valid, ...empty })).toEqual(readConfiguration(schema, valid));
    expect(problemsOf({ UPSTREAM_URL: '' })).toEqual(problemsOf({}));
  });

  it('ignores variables it does not know', () => {
    expect(readConfiguration(schema, { ...valid, HOME: '/root' })).not.toHaveProperty('HOME');
  });

  it.each([
    ['PORT', '0', 0],
    ['METRICS_PORT', '0', 0],
    ['METRICS_PORT', '9464', 9464],
    ['PORT', '65535', 65_535],
    ['MAX_CONNECTIONS', '1', 1],
    ['REQUEST_TIMEOUT_SECONDS', '0.25', 250],
    ['REQUEST_TIMEOUT_SECONDS', '30', 30_000],
    ['REQUEST_TIMEOUT_SECONDS', '2147483', 2_147_483_000],
    ['UPSTREAM_URL', 'http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['CACHE_URL', 'redis://:password@cache:6379/0', 'redis://:password@cache:6379/0'],
    ['LOG_LEVEL', 'silent', 'silent'],
    ['SHUTDOWN_GRACE_SECONDS', '1.5', 1500],
  ])('reads %s=%s as %j', (variable, value, configured) => {
    expect(readConfiguration(schema, { ...valid, [variable]: value })).toHaveProperty(variable, configured);
  });

  const PORT = 'PORT: must be a port from 0 to 65535';
  const CONNECTIONS = 'MAX_CONNECTIONS: must be a whole number of at least 1';
  // Above that a timer of Node.js fires at once.
  const TIMEOUT = 'REQUEST_TIMEOUT_SECONDS: must be a number of seconds from 0.001 to 2147483';
  const UPSTREAM = 'UPSTREAM_URL: must be a URL that begins with http:// or https://';
  it.each([
    ['PORT', 'http', PORT],
    ['PORT', '65536', PORT],
    ['PORT', '-1', PORT],
    ['PORT', '80.5', PORT],
    ['PORT', ' 80', PORT],
    ['PORT', '0x50', PORT],
    ['PORT', '1e3', PORT],
    ['METRICS_PORT', '65536', PORT.replace('PORT', 'METRICS_PORT')],
    ['MAX_CONNECTIONS', '0', CONNECTIONS],
    ['MAX_CONNECTIONS', '1.5', CONNECTIONS],
    ['MAX_CONNECTIONS', 'many', CONNECTIONS],
    ['MAX_CONNECTIONS', '9'.repeat(30), CONNECTIONS],
    ['REQUEST_TIMEOUT_SECONDS', '0', TIMEOUT],
    ['REQUEST_TIMEOUT_SECONDS', '-1', TIMEOUT],
    ['REQUEST_TIMEOUT_SECONDS', '10s', TIMEOUT],
    ['REQUEST_TIMEOUT_SECONDS', '2147484', TIMEOUT],
    ['REQUEST_TIMEOUT_SECONDS', '9'.repeat(30), TIMEOUT],
    ['UPSTREAM_URL', 'api.example.com', UPSTREAM],
    ['UPSTREAM_URL', 'ftp://api.example.com', UPSTREAM],
    ['UPSTREAM_URL', 'https://', UPSTREAM],
    ['UPSTREAM_URL', 'javascript:alert(1)//https://', UPSTREAM],
    ['CACHE_URL', 'rediss://cache', 'CACHE_URL: must be a URL that begins with redis://'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent'],
  ])('refuses %s=%s: %s', (variable, value, problem) => {
    expect(problemsOf({ ...valid, [variable]: value })).toEqual([problem]);
  });

  it('says of a variable that is missing that it is not set', () => {
    expect(problemsOf({})).toEqual([
      'UPSTREAM_URL: is not set; give a URL that begins with http:// or https://',
    ]);
  });

  it('names every variable that is wrong, in one error', () => {
    const error = refusalOf({ PORT: 'http', LOG_LEVEL: 'loud' });
    expect(error.name).toBe('ConfigurationError');
    expect(error.message.split('\n')).toEqual([
      'the configuration is not valid',
      `  ${PORT}`,
      '  UPSTREAM_URL: is not set; give a URL that begins with http:// or https://',
      '  LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent',
    ]);
  });

  // Any text may be the name of a host.
  const refusable = Object.keys(schema.shape).filter((variable) => variable !== 'METRICS_HOST');
  it.each(refusable)('never shows the value of %s', (variable) => {
    const secret = 'sk-live-hunter2';
    const error = refusalOf({ ...valid, [variable]: `${secret}://ibex:${secret}@host` });
    expect(error.problems).toHaveLength(1);
    expect(error.problems[0]).toContain(variable);
    expect(`${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}`).not.toContain('hunter2');
  });
});

function problemsOf(environment: Record<string, string>): readonly string[] {
  return refusalOf(environment).problems;
}

function refusalOf(environment: Record<string, string>): ConfigurationError {
  try {
    readConfiguration(schema, environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}
