import type { Catalog } from '@ibex/catalog';

/** What `check-metrics.config.{js,ts,json}` says. Flags of the command line go before it. */
export interface CheckMetricsConfig {
  /**
   * What targets must expose: the path of a module or JSON file, relative to this file; the name of a package; or the
   * catalog itself.
   */
  readonly catalog?: string | Catalog;
  /** The targets by name: what is given on the command line, or more than that. */
  readonly targets?: Readonly<Record<string, string | TargetConfig>>;
  /**
   * Families beside the catalog: names, or patterns such as `nodejs_*`. With it, every other family is a finding;
   * without it, only families that have the catalog's prefix and are not in it.
   */
  readonly allow?: readonly (string | RegExp)[];
  /**
   * The most series a metric may have on a target, by name or pattern; the first that matches counts, else that of the
   * catalog.
   */
  readonly budgets?: Readonly<Record<string, number>>;
  /** The most series a target may have altogether. */
  readonly seriesBudget?: number;
  readonly exemptions?: readonly Exemption[];
  /** The file of the baseline, relative to this file. */
  readonly baseline?: string;
  /** How many percent of the catalog's metrics a target must have, present with a sample. */
  readonly requireCoverage?: number;
  /** How often each target is scraped, and how long after one another (`500ms`, `1s`, `2m`). */
  readonly scrapes?: number;
  readonly interval?: string;
  /** A command run between the first scrape and the second. */
  readonly exercise?: string;
  /** How `check-metrics diff` finds the catalog as it was. */
  readonly diff?: DiffConfig;
  /** What `check-metrics docs` makes of the catalog. */
  readonly docs?: DocsConfig;
  /** What `check-metrics queries` checks. */
  readonly queries?: QueriesConfig;
}

/** Where the catalog is in the repository. */
export interface DiffConfig {
  /**
   * The file that the catalog is written in, relative to this file; by default where the catalog as it is now was
   * written.
   */
  readonly source?: string;
}

/** The documents of a catalog, and what they are made from. Paths are relative to the configuration. */
export interface DocsConfig {
  /** The file of a page of Markdown. */
  readonly markdown?: string;
  /** The folder of a page for a browser. */
  readonly html?: string;
  /** The file of the same for programs. */
  readonly json?: string;
  /** The folder of a registry of OpenTelemetry Weaver. */
  readonly weaver?: string;
  /** The file of types of TypeScript whose comments editors show. */
  readonly types?: string;
  /**
   * The code to look for what records each metric: files, folders and patterns; what begins with `!` is left out, and so
   * are `*.test.*`, `*.spec.*` and what is in `node_modules`.
   */
  readonly sources?: readonly string[];
}

/** Files with queries, and what these are held to. */
export interface QueriesConfig {
  /** Files, folders and patterns relative to this file, which are checked where the command line names none. */
  readonly files?: readonly string[];
  /** Labels that the server adds to all series. */
  readonly allowLabels?: readonly string[];
  /** Whether every metric is refused that is neither in the catalog, nor allowed, nor recorded by a rule of the files. */
  readonly knownOnly?: boolean;
  /** The file of the baseline of queries, relative to this file. */
  readonly baseline?: string;
}

/** A target, and how it is scraped. One of `url`, `file` and `start` says what it is. */
export interface TargetConfig {
  /** `http://…`, `https://…`, or `unix:/path/to/socket:/metrics`. With `start` the address the program answers at. */
  readonly url?: string;
  /** A file, relative to the configuration. */
  readonly file?: string;
  /** A command that starts the target; it is stopped after the check, with whatever it started. */
  readonly start?: string;
  /** How long the program may take until it answers (`30s`). */
  readonly startTimeout?: string;
  /** Further environment variables of the program. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The metrics it must expose, by name or pattern; by default all of the catalog. */
  readonly require?: readonly string[];
  /** From the first packet to the last byte (`10s`). */
  readonly timeout?: string;
  readonly maxBytes?: number;
  readonly maxRedirects?: number;
  /** A file of certificates to trust besides the system's, relative to the configuration. */
  readonly cacert?: string;
  /** Where credentials are: in a file, or an environment variable. They are never in the configuration itself. */
  readonly bearerTokenFile?: string;
  readonly bearerTokenEnv?: string;
  /** `user:password`. */
  readonly basicAuthFile?: string;
  readonly basicAuthEnv?: string;
}

/** Something that is let pass, for a reason, and perhaps for a time. */
export interface Exemption {
  /** A code, or a pattern such as `value/*`. */
  readonly code: string;
  /** The metric, or a pattern; by default any, and none. */
  readonly metric?: string;
  /** The target's name or address, or a pattern; by default any. */
  readonly target?: string;
  readonly reason: string;
  /** The last day it holds (`2026-12-31`). */
  readonly until?: string;
}
