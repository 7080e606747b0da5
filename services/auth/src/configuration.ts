import { port, seconds, url, wholeNumber } from '@ibex/service-runtime';
import { z } from 'zod';

/** The environment variables of auth besides the common ones. Durations are given in seconds and read in milliseconds. */
export const configurationSchema = z.object({
  AUTH_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an IP address or a host name')
    .default('127.0.0.1'),
  AUTH_GRPC_PORT: port(50_051),
  AUTH_HTTP_PORT: port(9464),
  AUTH_TLS_CERT_FILE: z.string().optional(),
  AUTH_TLS_KEY_FILE: z.string().optional(),
  AUTH_TLS_CLIENT_CA_FILE: z.string().optional(),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  AUTH_DATA_DIR: z.string().optional(),
  DATABASE_POOL_SIZE: wholeNumber({ byDefault: 10, min: 1 }),
  DATABASE_TIMEOUT_SECONDS: seconds(2),
});

/** A configuration auth can start with. */
export type AuthConfiguration = z.output<typeof configurationSchema>;
