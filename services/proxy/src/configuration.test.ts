import { ConfigurationError, readConfiguration } from '@ibex/service-runtime';
import { describe, expect, it } from 'vitest';

import { configurationSchema } from './configuration.js';

describe('the configuration of the proxy', () => {
  it('has a default for everything but the addresses', () => {
    expect(readConfiguration(configurationSchema, {})).toEqual({
      PROXY_HOST: '127.0.0.1',
      PROXY_PORT: 8080,
      AUTH_TIMEOUT_SECONDS: 1000,
      AUTH_CACHE_SECONDS: 5000,
      AUTH_CACHE_SIZE: 10_000,
      UPSTREAM_TIMEOUT_SECONDS: 60_000,
      UPSTREAM_IDLE_SECONDS: 60_000,
      UPSTREAM_CONNECTIONS: 1000,
      REDIS_TIMEOUT_SECONDS: 200,
      RATE_LIMIT_REQUESTS: 600,
      RATE_LIMIT_WINDOW_SECONDS: 60,
      BODY_LIMIT_BYTES: 10_485_760,
    });
  });

  it.each([
    ['AUTH_ADDRESS', 'localhost:50051'],
    ['AUTH_ADDRESS', '[::1]:50051'],
    ['UPSTREAM_URL', 'https://llm.example/base'],
    ['REDIS_URL', 'rediss://user:secret@redis.example:6380/1'],
  ])('takes %s=%s', (variable, value) => {
    expect(readConfiguration(configurationSchema, { [variable]: value })).toMatchObject({
      [variable]: value,
    });
  });

  it('takes 0 for a cache that is off', () => {
    expect(readConfiguration(configurationSchema, { AUTH_CACHE_SECONDS: '0' })).toMatchObject({
      AUTH_CACHE_SECONDS: 0,
    });
  });

  it.each([
    ['PROXY_PORT', '70001'],
    ['AUTH_ADDRESS', 'http://s3cret:1'],
    ['AUTH_ADDRESS', 's3cret-host'],
    ['AUTH_TIMEOUT_SECONDS', '-31415'],
    ['AUTH_CACHE_SECONDS', '-31415'],
    ['AUTH_CACHE_SECONDS', '0.0000001'],
    ['AUTH_CACHE_SIZE', '0'],
    ['UPSTREAM_IDLE_SECONDS', '31415s'],
    ['UPSTREAM_CONNECTIONS', '0'],
    ['UPSTREAM_URL', 'ftp://s3cret.example'],
    ['UPSTREAM_URL', 'not a url: s3cret'],
    ['UPSTREAM_URL', 'https://user:s3cret@llm.example'],
    ['UPSTREAM_URL', 'https://llm.example/?key=s3cret'],
    ['UPSTREAM_API_KEY', 's3cret with spaces'],
    ['REDIS_URL', 'https://s3cret.example'],
    ['RATE_LIMIT_REQUESTS', '31415.9'],
    ['RATE_LIMIT_WINDOW_SECONDS', '0'],
    ['RATE_LIMIT_WINDOW_SECONDS', '2592000'],
    ['AUTH_ADDRESS', 's3cret:0'],
    ['AUTH_ADDRESS', 's3cret:99999'],
    ['AUTH_TIMEOUT_SECONDS', '0.0000001'],
    ['BODY_LIMIT_BYTES', '31415kB'],
  ])('refuses %s=%s by name, without its value', (variable, value) => {
    const failure = failureOf({ [variable]: value });
    expect(failure.problems).toHaveLength(1);
    expect(failure.problems[0]).toMatch(new RegExp(`^${variable}: must `));
    if (value.length > 1) expect(failure.message).not.toContain(value);
    expect(failure.message).not.toContain('s3cret');
  });
});

function failureOf(environment: Record<string, string>): ConfigurationError {
  try {
    readConfiguration(configurationSchema, environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('the configuration was taken');
}
