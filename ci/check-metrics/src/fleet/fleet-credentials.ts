import { readFile } from 'node:fs/promises';

import { UsageError } from '../command-line/usage-error.js';
import { CouldNotAskError } from './could-not-ask.js';

/** Where the credentials for a server may be. */
export interface CredentialSources {
  readonly bearerTokenFile?: string;
  /** Of a file with `user:password`. */
  readonly basicAuthFile?: string;
}

/**
 * Reads the credentials for a server: from the file that is named, else from the environment
 * (`CHECK_METRICS_BEARER_TOKEN`, `CHECK_METRICS_BASIC_AUTH`), else from the URL.
 *
 * @returns the value of the `Authorization` header; `undefined` where there are none
 * @throws {@link CouldNotAskError} for a file that cannot be read or holds nothing that can be sent
 * @throws {@link UsageError} for files of both kinds
 */
export async function readCredentials(
  { bearerTokenFile, basicAuthFile }: CredentialSources,
  url: URL,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  if (bearerTokenFile !== undefined && basicAuthFile !== undefined) {
    throw new UsageError('--bearer-token-file and --basic-auth-file cannot both be used');
  }
  if (bearerTokenFile !== undefined) return bearer(await contentOf(bearerTokenFile), bearerTokenFile);
  if (basicAuthFile !== undefined) return basic(await contentOf(basicAuthFile), basicAuthFile);
  const { CHECK_METRICS_BEARER_TOKEN: token, CHECK_METRICS_BASIC_AUTH: pair } = environment;
  if (token !== undefined && token !== '') return bearer(token.trim(), 'CHECK_METRICS_BEARER_TOKEN');
  if (pair !== undefined && pair !== '') return basic(pair.trim(), 'CHECK_METRICS_BASIC_AUTH');
  if (url.username === '' && url.password === '') return undefined;
  return encoded(`${percentDecoded(url.username)}:${percentDecoded(url.password)}`);
}

function bearer(token: string, source: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw unusable(`${source} holds no bearer token`, 'put the token alone into it, on one line');
  }
  return `Bearer ${token}`;
}

function basic(pair: string, source: string): string {
  if (!/^[^:\p{Cc}]+:\P{Cc}*$/u.test(pair)) {
    throw unusable(`${source} holds no user and password`, 'put user:password into it, on one line');
  }
  return encoded(pair);
}

function encoded(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** A URL may hold a percent sign that escapes nothing; it stands for itself then. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function contentOf(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw unusable(`${path} cannot be read (${reason})`, 'name a file that holds the credentials');
  }
}

function unusable(message: string, fix: string): CouldNotAskError {
  return new CouldNotAskError('fleet/credentials', message, fix);
}
