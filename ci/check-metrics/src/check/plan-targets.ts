import { resolve } from 'node:path';

import { UsageError } from '../command-line/usage-error.js';
import type { TargetConfig } from '../config/config.js';
import { familyMatcher } from '../config/family-patterns.js';
import type { LoadedConfig } from '../config/load-config.js';
import { CouldNotCheckError } from '../target/could-not-check.js';
import { parseTarget } from '../target/parse-target.js';
import { programTarget } from '../target/program-target.js';
import type { ScrapeLimits } from '../target/scrape-limits.js';
import { withoutUserInfo } from '../target/shown-address.js';
import { targetOfConfig } from '../target/target-of-config.js';
import { nameOf, type Target, type TargetAccess } from '../target/target.js';
import type { CheckCommandOptions } from './check-command.js';

/** A target of a run, or what was given for one and is none. */
export type PlannedTarget =
  | {
      readonly target: Target;
      /** Goes before what the target says of itself. */
      readonly limits: Partial<ScrapeLimits>;
      readonly access?: TargetAccess;
      /** Which metrics of the catalog it must expose; by default all. */
      readonly isRequired?: (metric: string) => boolean;
    }
  | { readonly name: string; readonly fault: CouldNotCheckError };

/**
 * The targets of a run: those of the command line, or else all of the configuration. A text that is the name of one in
 * the configuration stands for that one; `NAME=TARGET` with such a name has the rest of what the configuration says.
 *
 * @throws {@link UsageError} where there is none, or two have one name
 */
export function planTargets(
  texts: readonly string[],
  options: CheckCommandOptions,
  configuration: LoadedConfig | undefined,
): readonly PlannedTarget[] {
  const configured = configuration?.config.targets ?? {};
  const starts = options.start ?? [];
  const names = texts.length + starts.length > 0 ? texts : Object.keys(configured);
  const limits = limitsOf(options);
  const access = accessOf(options);
  const planned = [
    ...names.map((text): PlannedTarget => {
      const config = Object.hasOwn(configured, text) ? configured[text] : undefined;
      if (config !== undefined && configuration) return { ...ofConfig(text, config, configuration), limits };
      return { ...ofText(text, configuration), limits, ...(access && { access }) };
    }),
    ...starts.map((start): PlannedTarget => ({
      target: ofStart(start, options),
      limits,
      ...(access && { access }),
    })),
  ];
  assertUsable(planned);
  return planned;
}

function ofConfig(
  name: string,
  config: string | TargetConfig,
  { directory }: LoadedConfig,
): Pick<Extract<PlannedTarget, { target: Target }>, 'target' | 'isRequired'> {
  const require = typeof config === 'string' ? undefined : config.require;
  return {
    target: targetOfConfig(name, config, directory),
    ...(require && { isRequired: familyMatcher(require) }),
  };
}

function ofText(text: string, configuration: LoadedConfig | undefined) {
  try {
    const target = parseTarget(text);
    const config = target.name === undefined ? undefined : configuration?.config.targets?.[target.name];
    if (config === undefined || typeof config === 'string' || !configuration || target.kind !== 'url') {
      return { target };
    }
    const like = ofConfig(target.name ?? '', elsewhere(config), configuration);
    return { ...like, target: { ...like.target, ...target } };
  } catch (error) {
    if (!(error instanceof CouldNotCheckError)) throw error;
    return { name: withoutUserInfo(text), fault: error };
  }
}

/** What is said of a target holds wherever it is; how it would be started or read there does not. */
function elsewhere(config: TargetConfig): TargetConfig {
  const kept = Object.entries(config).filter(([key]) => !BOUND_TO_PLACE.has(key));
  return { ...Object.fromEntries(kept), url: 'http://localhost' };
}

const BOUND_TO_PLACE: ReadonlySet<string> = new Set<keyof TargetConfig>([
  'url',
  'file',
  'start',
  'startTimeout',
  'environment',
]);

function ofStart(
  { command, url }: { readonly command: string; readonly url?: string },
  { startTimeout }: CheckCommandOptions,
): Target {
  const at = url === undefined ? undefined : parseTarget(url);
  if (at && at.kind !== 'url') throw new UsageError(`--start-url "${withoutUserInfo(url ?? '')}" is no URL`);
  return programTarget(command, { ...(at && { at }), ...(startTimeout !== undefined && { startTimeout }) });
}

function limitsOf({
  timeout,
  maxBytes,
  maxRedirects,
  maxHeaderBytes,
}: CheckCommandOptions): Partial<ScrapeLimits> {
  const limits = { timeout, maxBytes, maxRedirects, maxHeaderBytes };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

function accessOf({ cacert, bearerTokenFile, basicAuthFile }: CheckCommandOptions): TargetAccess | undefined {
  const access = {
    ...(cacert !== undefined && { cacert: resolve(cacert) }),
    ...(bearerTokenFile !== undefined && { bearerTokenFile: resolve(bearerTokenFile) }),
    ...(basicAuthFile !== undefined && { basicAuthFile: resolve(basicAuthFile) }),
    ...(isSet(BEARER_TOKEN) && bearerTokenFile === undefined && { bearerTokenEnv: BEARER_TOKEN }),
    ...(isSet(BASIC_AUTH) && basicAuthFile === undefined && { basicAuthEnv: BASIC_AUTH }),
  };
  return Object.keys(access).length > 0 ? access : undefined;
}

const BEARER_TOKEN = 'CHECK_METRICS_BEARER_TOKEN';
const BASIC_AUTH = 'CHECK_METRICS_BASIC_AUTH';

function isSet(variable: string): boolean {
  return (process.env[variable] ?? '') !== '';
}

function assertUsable(planned: readonly PlannedTarget[]): void {
  if (planned.length === 0) {
    throw new UsageError(
      'there is nothing to check: give a target, or name targets in check-metrics.config.js',
    );
  }
  const targets = planned.flatMap((plan) => ('target' in plan ? [plan.target] : []));
  if (targets.filter(({ kind }) => kind === 'stdin').length > 1) {
    throw new UsageError('standard input can be read only once');
  }
  const names = new Set<string>();
  for (const target of targets) {
    if (target.name === undefined) continue;
    if (names.has(target.name)) throw new UsageError(`two targets are called "${nameOf(target)}"`);
    names.add(target.name);
  }
}
