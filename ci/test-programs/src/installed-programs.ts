import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The real programs that tests and the gate use; the Debian package has the same name, or is named. */
const PROGRAMS = {
  chromium: { executable: 'chromium', folders: searchPath },
  prometheus: { executable: 'prometheus', folders: searchPath },
  openssl: { executable: 'openssl', folders: searchPath },
  prlimit: { executable: 'prlimit', folders: searchPath, debianPackage: 'util-linux' },
  promtool: { executable: 'promtool', folders: searchPath, debianPackage: 'prometheus' },
  'redis-server': { executable: 'redis-server', folders: searchPath },
  // Debian keeps the servers of each PostgreSQL version in a folder of their own, outside the PATH.
  postgresql: { executable: 'initdb', folders: () => [...postgresqlFolders(), ...searchPath()] },
} satisfies Record<string, ProgramSource>;

interface ProgramSource {
  readonly executable: string;
  readonly folders: () => readonly string[];
  readonly debianPackage?: string;
}

/** A program that tests may need. */
export type ProgramName = keyof typeof PROGRAMS;

/**
 * Whether a program is there. Where it is not, the reason is printed, for the tests that are skipped.
 *
 * @throws Error in CI, where nothing may be skipped
 */
export function isInstalled(name: ProgramName): boolean {
  if (findProgram(name) !== undefined) return true;
  const reason = missingProgram(name);
  if (isCi()) throw new Error(reason);
  process.stderr.write(`skipped: ${reason}\n`);
  return false;
}

/** Whether this runs in CI, as its environment says (`CI=true`). */
export function isCi(): boolean {
  return !['', '0', 'false'].includes(process.env['CI'] ?? '');
}

/** The path of a program's executable, or `undefined` where it is not installed. */
export function findProgram(name: ProgramName): string | undefined {
  const { executable, folders }: ProgramSource = PROGRAMS[name];
  return folders()
    .map((folder) => join(folder, executable))
    .find(isExecutable);
}

/** The path of a program's executable. @throws Error saying which package to install */
export function programPath(name: ProgramName): string {
  const path = findProgram(name);
  if (path === undefined) throw new Error(missingProgram(name));
  return path;
}

function missingProgram(name: ProgramName): string {
  const { debianPackage }: ProgramSource = PROGRAMS[name];
  return `${name} is not installed; on Debian: apt-get install ${debianPackage ?? name}`;
}

function searchPath(): readonly string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function postgresqlFolders(): readonly string[] {
  const root = '/usr/lib/postgresql';
  try {
    return readdirSync(root)
      .sort((one, another) => Number(another) - Number(one))
      .map((version) => join(root, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
