import { readSetting } from './read-setting.js';
import { CouldNotCheckError } from './could-not-check.js';
import { isNameOfSecret } from './redact.js';

/** Where credentials are, of which there may be one kind only: they are never in a configuration or a command line. */
export interface CredentialSources {
  /** Files, absolute paths. */
  readonly bearerTokenFile?: string;
  readonly basicAuthFile?: string;
  /** Names of environment variables. */
  readonly bearerTokenEnv?: string;
  readonly basicAuthEnv?: string;
}

/** What a request is allowed with. */
export interface Credentials {
  /** The header that is sent; absent where there are no credentials. */
  readonly authorization?: string;
  /** What must not be shown, in whatever the target says. */
  readonly secrets: readonly string[];
}

/**
 * Reads the credentials for a target: a bearer token, or `user:password`.
 *
 * @param url - of the target; a user and password in it are credentials, too
 * @param environment - where variables are looked up
 * @param signal - gives up waiting for a file
 * @throws {@link CouldNotCheckError} where they are missing, empty, given twice, or cannot be sent; they are not in it
 */
export async function readCredentials(
  url: URL,
  sources: CredentialSources = {},
  environment: NodeJS.ProcessEnv = process.env,
  signal?: AbortSignal,
): Promise<Credentials> {
  const given = CREDENTIALS.flatMap(({ key, ...credential }) => {
    const source = sources[key];
    return source === undefined ? [] : [{ ...credential, source }];
  });
  const isInUrl = url.username !== '' || url.password !== '';
  if (given.length + Number(isInUrl) > 1) throw givenTwice();
  const inQuery = [...url.searchParams].filter(([name]) => isNameOfSecret(name)).map(([, value]) => value);
  const [credential] = given;
  if (credential === undefined) {
    if (!isInUrl) return { secrets: inQuery };
    return basic(`${percentDecoded(url.username)}:${percentDecoded(url.password)}`, inQuery, [url.password]);
  }

  const { what, kind, isFile, source } = credential;
  const place = isFile ? `the file "${source}"` : `the environment variable "${source}"`;
  const text = isFile
    ? await readSetting(source, signal, (reason) =>
        unusable(
          `the ${what} cannot be read from ${place}: ${reason}`,
          'correct the path, or the permissions',
        ),
      )
    : environment[source];
  if (text === undefined) throw unusable(`${place} is not set, which should have the ${what}`, `set it`);
  const value = text.replace(/[\r\n]+$/, '');
  if (value === '')
    throw unusable(`${place} is empty, which should have the ${what}`, `put the ${what} there`);
  return kind === 'bearer'
    ? bearer(value, place, inQuery)
    : basic(assertUserAndPassword(value, place), inQuery);
}

const CREDENTIALS = [
  { key: 'bearerTokenFile', what: 'bearer token', kind: 'bearer', isFile: true },
  { key: 'bearerTokenEnv', what: 'bearer token', kind: 'bearer', isFile: false },
  { key: 'basicAuthFile', what: 'user and password', kind: 'basic', isFile: true },
  { key: 'basicAuthEnv', what: 'user and password', kind: 'basic', isFile: false },
] as const;

function bearer(token: string, place: string, others: readonly string[]): Credentials {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw unusable(
      `the bearer token in ${place} has a blank, a control character or one outside of ASCII in it`,
      'put the token alone there, on one line, without "Bearer"',
    );
  }
  return { authorization: `Bearer ${token}`, secrets: [token, ...others] };
}

function assertUserAndPassword(value: string, place: string): string {
  if (/^[^\p{Cc}:]*:\P{Cc}*$/u.test(value)) return value;
  throw unusable(
    `the user and password in ${place} have no colon between them, or a control character in them`,
    'put user:password there, on one line',
  );
}

function basic(
  userAndPassword: string,
  others: readonly string[],
  asWritten: readonly string[] = [],
): Credentials {
  const password = userAndPassword.slice(userAndPassword.indexOf(':') + 1);
  return {
    authorization: `Basic ${Buffer.from(userAndPassword).toString('base64')}`,
    secrets: [password, userAndPassword, ...asWritten, ...others],
  };
}

/** A URL may hold a percent sign that escapes nothing; it stands for itself then. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function givenTwice(): CouldNotCheckError {
  return unusable(
    'there is more than one kind of credentials',
    'give one bearer token, or one user and password, from one place',
  );
}

function unusable(message: string, fix: string): CouldNotCheckError {
  return new CouldNotCheckError('target/credentials', message, fix);
}
