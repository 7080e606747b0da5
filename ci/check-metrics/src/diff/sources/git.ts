import { type FinishedRun, runToEnd } from '../../processes/run-to-end.js';
import { SourceError } from './source-error.js';

/** Runs git in a folder. */
export class Git {
  /** Absolute. */
  readonly directory: string;
  readonly #signal: AbortSignal | undefined;

  constructor(directory: string, signal?: AbortSignal) {
    this.directory = directory;
    this.#signal = signal;
  }

  /** @throws {@link SourceError} where there is no git */
  async run(
    args: readonly string[],
    options: { readonly input?: string; readonly environment?: Readonly<Record<string, string>> } = {},
  ): Promise<FinishedRun> {
    const { input, environment } = options;
    const run = await runToEnd('git', args, {
      directory: this.directory,
      // Its words are read by people only, but also in the log of a CI server.
      environment: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', ...environment },
      ...(input !== undefined && { input }),
      signal: this.#signal,
    });
    if (run) return run;
    throw new SourceError(
      'git is not installed, so no revision can be read',
      'install it, or give two files: check-metrics diff old.json new.json',
    );
  }

  /** @returns what it prints, without the line break at the end; `undefined` where it fails */
  async ask(args: readonly string[]): Promise<string | undefined> {
    const { exitCode, stdout } = await this.run(args);
    return exitCode === 0 ? stdout.replace(/\n$/, '') : undefined;
  }

  /** The same in another folder. */
  in(directory: string): Git {
    return new Git(directory, this.#signal);
  }
}

/**
 * The root of the repository that a folder is in.
 *
 * @throws {@link SourceError} where it is in none, or git will not read it
 */
export async function repositoryOf(git: Git): Promise<Git> {
  const { exitCode, stdout, stderr } = await git.run(['rev-parse', '--show-toplevel']);
  const root = stdout.replace(/\n$/, '');
  if (exitCode === 0 && root !== '') return git.in(root);
  if (stderr.includes('dubious ownership')) {
    throw new SourceError(
      `git does not read ${git.directory}, which belongs to somebody else`,
      `allow it: git config --global --add safe.directory ${git.directory}`,
    );
  }
  throw new SourceError(
    `${git.directory} is in no git repository, so there are no revisions`,
    'run it in one, or give two files: check-metrics diff old.json new.json',
  );
}

/**
 * The commit that a revision names.
 *
 * @throws {@link SourceError} where there is none
 */
export async function commitOf(git: Git, revision: string): Promise<string> {
  // Where it begins like an option, it was refused before.
  const commit = await git.ask(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (commit !== undefined) return commit;
  const shallow = (await isShallow(git)) ? SHALLOW : undefined;
  throw new SourceError(
    `"${revision}" is neither a file that is there nor a revision of this repository${shallow ? ', of which only a part was fetched' : ''}`,
    shallow ?? 'give a file, a branch, a tag or a commit that is there, or a package as name@version',
  );
}

/** Whether the history ends somewhere because no more was fetched. */
export async function isShallow(git: Git): Promise<boolean> {
  return (await git.ask(['rev-parse', '--is-shallow-repository'])) === 'true';
}

/** What to do where it does. */
export const SHALLOW =
  'fetch all of it: git fetch --unshallow --tags; in GitHub Actions fetch-depth: 0 of actions/checkout';
