import { UsageError } from '../command-line/usage-error.js';
import type { TargetConfig } from '../config/config.js';
import { familyMatcher } from '../config/family-patterns.js';
import type { LoadedConfig } from '../config/load-config.js';
import { CouldNotCheckError } from '../target/could-not-check.js';
import { parseTarget, parseUrlTarget } from '../target/parse-target.js';
import { programTarget } from '../target/program-target.js';
import type { ScrapeLimits } from '../target/scrape-limits.js';
import { withoutUserInfo } from '../target/shown-address.js';
import { targetOfConfig } from '../target/target-of-config.js';
import { nameOf, type Target, type TargetAccess } from '../target/target.js';
import type { CheckCommandOptions, StartOption } from './check-command.js';
import { accessTo, type GivenAccess, givenAccess, hasCredentials } from '../target/given-access.js';

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
 * @throws {@link UsageError} where there is none, two have one name, or there are credentials for none of them
 */
export function planTargets(
  texts: readonly string[],
  options: CheckCommandOptions,
  configuration: LoadedConfig | undefined,
): readonly PlannedTarget[] {
  const starts = options.start ?? [];
  const names = texts.length + starts.length > 0 ? texts : Object.keys(configuration?.config.targets ?? {});
  const limits = limitsOf(options);
  const given = givenAccess(options);
  const planned = [
    ...names.map((text): PlannedTarget => {
      const config = configOf(text, configuration);
      if (config === undefined || !configuration) {
        return unlessFault(
          withoutUserInfo(text),
          () => ({ ...ofText(text, given, configuration), limits }),
          (fault) => withNames(fault, configuration),
        );
      }
      return unlessFault(text, () => ({
        ...ofConfig(text, config, configuration),
        limits,
        access: given.trust,
      }));
    }),
    ...starts.map((start): PlannedTarget => ({ target: ofStart(start, given, options), limits })),
  ];
  assertUsable(planned);
  const isConfigured = (name: string): boolean => configOf(name, configuration) !== undefined;
  if (hasCredentials(given.flags) && starts.length === 0 && names.every(isConfigured)) {
    throw new UsageError(
      'the credentials of the command line are for its own targets, not for those of the configuration: say there where theirs are',
    );
  }
  return planned;
}

function configOf(name: string, configuration: LoadedConfig | undefined): string | TargetConfig | undefined {
  const targets = configuration?.config.targets ?? {};
  return Object.hasOwn(targets, name) ? targets[name] : undefined;
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

function ofText(text: string, given: GivenAccess, configuration: LoadedConfig | undefined) {
  const target = parseTarget(text);
  const { name = '' } = target;
  const config = configOf(name, configuration);
  if (config === undefined || typeof config === 'string' || !configuration) {
    return { target, access: accessTo(given) };
  }
  const like = ofConfig(name, elsewhere(config), configuration);
  const { limits } = like.target;
  if (target.kind !== 'url') return { ...like, target: { ...target, ...(limits && { limits }) } };
  const own = like.target.kind === 'url' ? like.target.access : undefined;
  return { ...like, target: { ...like.target, ...target }, access: accessTo(given, own) };
}

/** What is no target fails alone: the others can be checked. */
function unlessFault(
  name: string,
  plan: () => PlannedTarget,
  explained: (fault: CouldNotCheckError) => CouldNotCheckError = (fault) => fault,
): PlannedTarget {
  try {
    return plan();
  } catch (error) {
    if (!(error instanceof CouldNotCheckError)) throw error;
    return { name, fault: explained(error) };
  }
}

/** What is no target may be the name of one, misspelt. */
function withNames(error: CouldNotCheckError, configuration: LoadedConfig | undefined): CouldNotCheckError {
  const names = Object.keys(configuration?.config.targets ?? {});
  if (error.code !== 'target/invalid' || names.length === 0) return error;
  const shown = names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '');
  return new CouldNotCheckError(
    error.code,
    error.message,
    `${error.fix}, or a name of the configuration (${shown})`,
  );
}

/** How many names a fix tells. */
const MOST_NAMES = 8;

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
  { command, url }: StartOption,
  given: GivenAccess,
  { startTimeout }: CheckCommandOptions,
): Target {
  const at = url === undefined ? undefined : parseUrlTarget(url);
  if (url !== undefined && !at) {
    throw new UsageError(
      `--start-url "${withoutUserInfo(url)}" is neither an http:// or https:// URL nor unix:/path/to/socket`,
    );
  }
  return programTarget(command, {
    ...(at && { at }),
    ...(startTimeout !== undefined && { startTimeout }),
    // Of the program itself, so that they are taken out of what it writes, too.
    access: accessTo(given),
  });
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
