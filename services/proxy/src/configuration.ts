import { MOST_SECONDS, port, seconds, secondsOrOff, url, wholeNumber } from '@ibex/service-runtime';
import { z } from 'zod';

/** The environment variables of the proxy besides the common ones. Durations are given in seconds and read in milliseconds. */
export const configurationSchema = z.object({
  PROXY_HOST: z.string().default('127.0.0.1'),
  PROXY_PORT: port(8080),
  AUTH_ADDRESS: hostAndPort().optional(),
  AUTH_TIMEOUT_SECONDS: seconds(1),
  AUTH_TLS_CA_FILE: z.string().optional(),
  AUTH_TLS_CERT_FILE: z.string().optional(),
  AUTH_TLS_KEY_FILE: z.string().optional(),
  AUTH_CACHE_SECONDS: secondsOrOff(5),
  AUTH_CACHE_SIZE: wholeNumber({ byDefault: 10_000, min: 1, max: 1_000_000 }),
  UPSTREAM_URL: baseUrl().optional(),
  UPSTREAM_API_KEY: credential().optional(),
  UPSTREAM_TIMEOUT_SECONDS: seconds(60),
  UPSTREAM_IDLE_SECONDS: seconds(60),
  UPSTREAM_CONNECTIONS: wholeNumber({ byDefault: 1000, min: 1 }),
  REDIS_URL: url('redis', 'rediss').optional(),
  REDIS_TIMEOUT_SECONDS: seconds(0.2),
  RATE_LIMIT_REQUESTS: wholeNumber({ byDefault: 600, min: 1 }),
  RATE_LIMIT_WINDOW_SECONDS: wholeNumber({ byDefault: 60, min: 1, max: MOST_SECONDS }),
  BODY_LIMIT_BYTES: wholeNumber({ byDefault: 10 * 1024 * 1024, min: 1 }),
});

/** A configuration the proxy can start with. */
export type ProxyConfiguration = z.output<typeof configurationSchema>;

function hostAndPort() {
  const message = 'must be the host and port of auth, such as localhost:50051';
  return z
    .string()
    .regex(/^(?:[\w-][\w.-]*|\[[\da-f:.]+\]):\d{1,5}$/i, message)
    .refine((value) => isPort(value.slice(value.lastIndexOf(':') + 1)), message);
}

// The ready line shows this URL, so there is no place for a password in it.
function baseUrl() {
  return url('http', 'https').refine(hasOnlyOriginAndPath, {
    error: 'must have neither a user, a password, a query nor a fragment; the key goes into UPSTREAM_API_KEY',
    when: ({ issues }) => issues.length === 0,
  });
}

function hasOnlyOriginAndPath(value: string): boolean {
  const { username, password, search, hash } = new URL(value);
  return [username, password, search, hash].every((part) => part === '');
}

function credential() {
  return z.string().regex(/^[\u0021-\u007e]+$/, 'must be printable ASCII without spaces');
}

function isPort(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= 65_535;
}
