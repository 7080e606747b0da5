import type { CredentialSources } from './credentials.js';
import type { ScrapeLimits } from './scrape-limits.js';

/** Something that can be checked. */
export type Target = UrlTarget | FileTarget | StdinTarget | ProgramTarget;

interface AnyTarget {
  /** As the user calls it. */
  readonly name?: string;
  /** Where it is, to be shown: never with credentials in it. */
  readonly label: string;
  /** What it is put up with in particular. */
  readonly limits?: Partial<ScrapeLimits>;
}

/** What answers HTTP, at an address or at a socket of this machine. */
export interface UrlTarget extends AnyTarget {
  readonly kind: 'url';
  /** An http or https URL; of a socket, one of `http://localhost`. Credentials in it are for the request only. */
  readonly url: URL;
  /** The path of the unix socket it answers at. */
  readonly socketPath?: string;
  readonly access?: TargetAccess;
}

/** A file, or a named pipe. */
export interface FileTarget extends AnyTarget {
  readonly kind: 'file';
  /** An absolute path. */
  readonly path: string;
}

/** Standard input. */
export interface StdinTarget extends AnyTarget {
  readonly kind: 'stdin';
}

/** A program that is started to be checked. */
export interface ProgramTarget extends AnyTarget {
  readonly kind: 'program';
  /** For the shell. */
  readonly command: string;
  /** The working directory, an absolute path. */
  readonly directory: string;
  /** Further environment variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** How long it may take until it answers, in milliseconds. */
  readonly startTimeout: number;
  /** Where it answers; by default it says so itself. */
  readonly at?: UrlTarget;
  readonly access?: TargetAccess;
}

/** What a request needs beside the address. */
export interface TargetAccess extends CredentialSources {
  /** A file of certificates to trust besides the system's, an absolute path. */
  readonly cacert?: string;
}

/** What is to be said of a target: the name the user gave, else its address. */
export function nameOf({ name, label }: Target): string {
  return name ?? label;
}
