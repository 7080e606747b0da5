import * as z from 'zod/mini';

import { DURATION, readDuration } from './duration.js';
import { globFault } from './glob.js';
import { quoted } from './quoted.js';
import { wrong } from './shape-problems.js';
import { strictObject } from './strict-object.js';

/** A text with something in it. */
export const someText = z.string().check(z.minLength(1));

/** A number that counts. */
export const wholeNumber = z.int().check(z.minimum(0));
export const positiveInteger = z.int().check(z.minimum(1));

/** Such as `500ms`. */
export const duration = z
  .string()
  .check(
    z.refine(
      (text) => readDuration(text) !== undefined,
      wrong('is no duration', 'write a number above 0 and a unit, such as 500ms, 10s or 2m'),
    ),
  )
  .register(z.globalRegistry, { pattern: DURATION.source });

/** A name, or a pattern of names. */
export const pattern = z.string().check(
  z.superRefine((text, context) => {
    const fault = globFault(text);
    if (fault === undefined) return;
    context.addIssue({
      code: 'custom',
      message: `${quoted(text)} ${fault}`,
      params: { fix: 'write a name, or a pattern such as nodejs_*' },
    });
  }),
);

/** A target or its address, in which there must be no credentials: whatever is in a configuration is in a repository. */
export const address = z.string().check(
  z.minLength(1),
  z.refine((text) => !hasCredentials(text), {
    error: 'has credentials in it',
    params: { fix: 'take them out, and say where they are with basicAuthEnv or basicAuthFile' },
  }),
);

const ENVIRONMENT_VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

const environmentVariable = z
  .string()
  .check(
    z.refine((text) => ENVIRONMENT_VARIABLE.test(text), {
      // Without what stands there, which may be the secret itself.
      error: 'is no name of an environment variable',
      params: { fix: 'write its name, such as SCRAPE_TOKEN, and never the secret itself' },
    }),
  )
  .register(z.globalRegistry, { pattern: ENVIRONMENT_VARIABLE.source });

/** A target of a configuration in full. */
export const targetConfig = strictObject({
  url: z.optional(address),
  file: z.optional(someText),
  start: z.optional(someText),
  startTimeout: z.optional(duration),
  environment: z.optional(z.record(someText, z.string())),
  require: z.optional(z.readonly(z.array(pattern))),
  timeout: z.optional(duration),
  maxBytes: z.optional(positiveInteger),
  maxRedirects: z.optional(wholeNumber),
  cacert: z.optional(someText),
  bearerTokenFile: z.optional(someText),
  bearerTokenEnv: z.optional(environmentVariable),
  basicAuthFile: z.optional(someText),
  basicAuthEnv: z.optional(environmentVariable),
}).check(
  z.refine(({ url, file, start }) => [url, file, start].some((part) => part !== undefined), {
    error: 'does not say what it is',
    params: { fix: 'give it a url, a file, or a command to start' },
  }),
  z.refine(({ url, file, start }) => file === undefined || (url ?? start) === undefined, {
    error: 'is a file and something else',
    params: { fix: 'keep file, or url and start' },
  }),
  z.refine(
    ({ start, startTimeout, environment }) =>
      start !== undefined || (startTimeout ?? environment) === undefined,
    {
      error: 'has settings of a program and starts none',
      params: { fix: 'add start, or remove startTimeout and environment' },
    },
  ),
  z.refine(
    ({ bearerTokenFile, bearerTokenEnv, basicAuthFile, basicAuthEnv }) =>
      [bearerTokenFile, bearerTokenEnv, basicAuthFile, basicAuthEnv].filter((part) => part !== undefined)
        .length < 2,
    { error: 'has more than one kind of credentials', params: { fix: 'keep one of them' } },
  ),
);

function hasCredentials(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i.test(text) || /^[^/?#@]*:[^/?#]*@/.test(text);
}
