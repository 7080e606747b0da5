import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { shownPath } from '../config/shown-path.js';
import { CouldNotCheckError } from './could-not-check.js';
import { shownSocket, withoutSecrets, withoutUserInfo } from './shown-address.js';
import type { FileTarget, StdinTarget, UrlTarget } from './target.js';

/** What a target can be given as in one text. */
export type WrittenTarget = UrlTarget | FileTarget | StdinTarget;

/**
 * Reads a target as given on the command line: an http or https URL, `unix:/path/to/socket` with or without
 * `:/path/of/metrics`, a file, or `-` for standard input; each may have a name before it, as in `proxy=http://…`.
 * A URL without a path means `/metrics`, as in the configuration of Prometheus.
 *
 * @param directory - where relative paths start; by default the working directory
 * @throws {@link CouldNotCheckError} for anything else
 */
export function parseTarget(text: string, directory = process.cwd()): WrittenTarget {
  const [, name, target] = NAMED.exec(text) ?? [];
  // The name cannot have a colon in it, so no query of a URL is taken for a target; a file may well be called `a=b`.
  if (name === undefined || target === undefined || existsSync(resolve(directory, text))) {
    return parseUnnamed(text, directory);
  }
  return { name, ...parseUnnamed(target, directory) };
}

const NAMED = /^([A-Za-z][A-Za-z0-9._-]*)=(.+)$/s;

function parseUnnamed(text: string, directory: string): WrittenTarget {
  if (text === '-') return { kind: 'stdin', label: 'standard input' };
  const target = parseUrlTarget(text, directory);
  if (target) return target;
  if (/^file:/i.test(text)) return fileTarget(pathOfFileUrl(text), directory);
  if (text !== '' && !/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && existsSync(resolve(directory, text))) {
    return fileTarget(text, directory);
  }
  const shown = withoutUserInfo(text);
  throw new CouldNotCheckError(
    'target/invalid',
    `"${shown}" is no target: it is neither a URL nor a file that exists`,
    /^[\w.-]+:\d+(?:\/|$)/.test(shown) ? `give http://${shown}` : FORMS,
  );
}

const FORMS =
  'give an http:// or https:// URL, unix:/path/to/socket, the path of a file, or - for standard input';

/**
 * Reads a target that answers HTTP.
 *
 * @returns `undefined` where it is not one
 */
export function parseUrlTarget(text: string, directory = process.cwd()): UrlTarget | undefined {
  if (/^unix:./is.test(text)) return socketTarget(text, directory);
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  return urlTarget(new URL(text));
}

/** The target at a URL. */
export function urlTarget(given: URL): UrlTarget {
  const url = new URL(given);
  if (url.pathname === '/') url.pathname = '/metrics';
  url.hash = '';
  return { kind: 'url', url, label: withoutSecrets(url) };
}

/** The target in a file; it is labelled as seen from the working directory. */
export function fileTarget(file: string, directory: string): FileTarget {
  const path = resolve(directory, file);
  return { kind: 'file', path, label: shownPath(path) };
}

function socketTarget(text: string, directory: string): UrlTarget {
  // `unix:///run/service.sock` is how some programs print it.
  const rest = text.slice('unix:'.length).replace(/^\/\/(?=\/)/, '');
  const end = rest.lastIndexOf(':/');
  const socketPath = resolve(directory, end > 0 ? rest.slice(0, end) : rest);
  const path = end > 0 ? rest.slice(end + 1) : '/';
  const url = new URL(`http://localhost${path}`);
  if (url.pathname === '/') url.pathname = '/metrics';
  url.hash = '';
  return { kind: 'url', url, socketPath, label: shownSocket(socketPath, url) };
}

function pathOfFileUrl(text: string): string {
  try {
    return fileURLToPath(text);
  } catch {
    throw new CouldNotCheckError(
      'target/invalid',
      `"${withoutUserInfo(text)}" is no target: it is no URL of a file on this machine`,
      'give file:///path/to/file, or the path itself',
    );
  }
}
