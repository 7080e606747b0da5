import { resolve } from 'node:path';

import { UsageError } from '../command-line/usage-error.js';
import type { TargetConfig } from '../config/config.js';
import { readDuration } from '../config/duration.js';
import { fileTarget, parseTarget, parseUrlTarget } from './parse-target.js';
import { programTarget } from './program-target.js';
import type { ScrapeLimits } from './scrape-limits.js';
import type { Target, TargetAccess, UrlTarget } from './target.js';

/**
 * Makes a target of what a configuration says of it.
 *
 * @param name - as it is called there
 * @param config - what it is, or a text as on the command line
 * @param directory - where its relative paths start, and its program runs: that of the configuration
 * @throws {@link UsageError} where it does not say what the target is, or says it twice
 * @throws CouldNotCheckError for a text that is no target, such as the path of a file that is not there
 */
export function targetOfConfig(name: string, config: string | TargetConfig, directory: string): Target {
  if (typeof config === 'string') return { ...parseTarget(config, directory), name };
  try {
    return { ...targetOf(config, directory), name };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`target "${name}" of the configuration: ${error.message}`);
  }
}

function targetOf(config: TargetConfig, directory: string): Target {
  const { url, file, start } = config;
  assertOneKind(config);
  const limits = limitsOf(config);
  const access = accessOf(config, directory);
  const at = url === undefined ? undefined : parseAddress(url, directory);
  if (start !== undefined) {
    return programTarget(start, {
      directory,
      ...(config.environment && { environment: config.environment }),
      ...(config.startTimeout !== undefined && {
        startTimeout: duration('startTimeout', config.startTimeout),
      }),
      ...(at && { at }),
      access,
      limits,
    });
  }
  if (file !== undefined) return { ...fileTarget(file, directory), limits };
  if (at !== undefined) return { ...at, access, limits };
  throw new UsageError('give one of url, file and start');
}

function assertOneKind({ url, file, start }: TargetConfig): void {
  if (file === undefined || (url === undefined && start === undefined)) return;
  const others = [url !== undefined && 'url', start !== undefined && 'start'].filter((key) => key !== false);
  throw new UsageError(`has both file and ${others.join(' and ')}; give one of url, file and start`);
}

function parseAddress(url: string, directory: string): UrlTarget {
  const target = parseUrlTarget(url, directory);
  if (target) return target;
  throw new UsageError('its url is neither an http:// or https:// URL nor unix:/path/to/socket');
}

function limitsOf({ timeout, maxBytes, maxRedirects }: TargetConfig): Partial<ScrapeLimits> {
  return {
    ...(timeout !== undefined && { timeout: duration('timeout', timeout) }),
    ...(maxBytes !== undefined && { maxBytes }),
    ...(maxRedirects !== undefined && { maxRedirects }),
  };
}

function accessOf(config: TargetConfig, directory: string): TargetAccess {
  const { cacert, bearerTokenFile, bearerTokenEnv, basicAuthFile, basicAuthEnv } = config;
  return {
    ...(cacert !== undefined && { cacert: resolve(directory, cacert) }),
    ...(bearerTokenFile !== undefined && { bearerTokenFile: resolve(directory, bearerTokenFile) }),
    ...(bearerTokenEnv !== undefined && { bearerTokenEnv }),
    ...(basicAuthFile !== undefined && { basicAuthFile: resolve(directory, basicAuthFile) }),
    ...(basicAuthEnv !== undefined && { basicAuthEnv }),
  };
}

/** In milliseconds. */
function duration(field: string, text: string): number {
  const milliseconds = readDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new UsageError(`its ${field} is "${text}"; give a time such as 500ms, 10s or 2m`);
}
