import { resolve } from 'node:path';

import { repositoryRoot } from '../check/repository-root.js';
import { UsageError } from '../command-line/usage-error.js';
import type { DocsConfig } from '../config/config.js';
import type { LoadedConfig } from '../config/load-config.js';
import { shownPath } from '../config/shown-path.js';
import { DOCS_FORM_NAMES, DOCS_FORMS, type DocsFormName } from './docs-forms.js';
import type { SourceFiles } from './recorded-in.js';

/** What is documented where. */
export interface DocsPlan {
  readonly targets: readonly DocsTarget[];
  /** The form that goes to standard output. */
  readonly printed?: DocsFormName;
  /** Absent where nobody looks for what records a metric. */
  readonly sources?: SourceFiles;
  /** The files and folders of all documents there are, made now or not; absolute. */
  readonly documents: readonly string[];
  /** The root of the repository, absolute. */
  readonly root: string;
}

/** A form, and the file or folder it goes to. */
export interface DocsTarget {
  readonly form: DocsFormName;
  /** Absolute. */
  readonly path: string;
}

/**
 * What is to be made: the forms that are given, else those of the configuration, else a page of Markdown.
 *
 * @param given - relative to the working directory; `-` for standard output
 * @throws UsageError where two forms go to one file, or to standard output, or one goes over the configuration
 */
export function docsPlan(given: DocsConfig, configuration: LoadedConfig | undefined): DocsPlan {
  const { directory = process.cwd(), config } = configuration ?? {};
  const configured = config?.docs ?? {};
  const isGiven = DOCS_FORM_NAMES.some((form) => given[form] !== undefined);
  const printed = DOCS_FORM_NAMES.filter((form) => given[form] === STANDARD_OUTPUT);
  const folder = printed.find((form) => DOCS_FORMS[form].makes === 'folder');
  if (folder !== undefined) throw new UsageError(`--${folder} makes several files: give it a folder`);
  const own = targetsOf(given, process.cwd(), printed);
  const others = targetsOf(configured, directory);
  const targets = isGiven ? own : others;
  refuseTwice(targets, printed);
  if (targets.some(({ path }) => path === configuration?.path)) {
    throw new UsageError(`${shownPath(configuration?.path ?? '')} is the configuration: give another path`);
  }
  const toPrint = targets.length === 0 && printed.length === 0 ? 'markdown' : printed[0];
  const sources =
    given.sources === undefined
      ? sourcesOf(configured.sources, directory)
      : sourcesOf(given.sources, process.cwd());
  return {
    targets,
    ...(toPrint !== undefined && { printed: toPrint }),
    ...(sources && { sources }),
    documents: [...own, ...others].map(({ path }) => path),
    root: repositoryRoot(directory),
  };
}

const STANDARD_OUTPUT = '-';

function refuseTwice(targets: readonly DocsTarget[], printed: readonly DocsFormName[]): void {
  const [one, another] = printed;
  if (one !== undefined && another !== undefined) {
    throw new UsageError(`--${one} and --${another} both go to standard output: give one of them a file`);
  }
  const twice = targets.find(({ path }, index) => targets.findIndex((other) => other.path === path) < index);
  if (twice) throw new UsageError(`two forms go to ${shownPath(twice.path)}: give each a file of its own`);
}

function targetsOf(
  paths: DocsConfig,
  directory: string,
  printed: readonly DocsFormName[] = [],
): DocsTarget[] {
  return DOCS_FORM_NAMES.flatMap((form) => {
    const path = paths[form];
    return path === undefined || printed.includes(form) ? [] : [{ form, path: resolve(directory, path) }];
  });
}

function sourcesOf(patterns: readonly string[] | undefined, directory: string): SourceFiles | undefined {
  return patterns === undefined || patterns.length === 0 ? undefined : { patterns, directory };
}
