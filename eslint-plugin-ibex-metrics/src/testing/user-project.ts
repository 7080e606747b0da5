import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { ESLint } from 'eslint';

import { installLocked, installPacked } from './install-packed.js';

/** The project of somebody who uses the plugin: outside of the repository, with the packages as published. */
export class UserProject {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'ibex-metrics-user-'));

  /**
   * Packs and installs the plugin and the catalog.
   *
   * @param besides - packages that the repository has installed, to install as well
   */
  constructor(besides: readonly string[] = []) {
    installPacked(path.join(REPOSITORY, 'packages', 'catalog'), this.folder);
    installPacked(path.join(REPOSITORY, 'eslint-plugin-ibex-metrics'), this.folder);
    for (const name of besides) installLocked(name, this.folder);
    this.write('package.json', '{ "type": "module" }');
  }

  /** Writes a file, and makes the folders it is in. */
  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    writeFileSync(path.join(this.folder, file), text);
  }

  /**
   * Writes the files of the README: the code blocks that begin with a comment that names one.
   *
   * @param language - of the blocks, such as `js`
   */
  writeFilesOfReadme(language: string): void {
    const readme = readFileSync(path.join(REPOSITORY, 'eslint-plugin-ibex-metrics', 'README.md'), 'utf8');
    const blocks = [...readme.matchAll(/^```(\w+)\n\/\/ (\S+)\n(.*?)^```$/gms)];
    for (const [, of, file = '', code = ''] of blocks) if (of === language) this.write(file, code);
  }

  /** Runs ESLint's command, for at most a minute. */
  eslint(...args: readonly string[]): SpawnSyncReturns<string> {
    return this.node(path.join('node_modules', 'eslint', 'bin', 'eslint.js'), ...args);
  }

  /**
   * Runs ESLint's command and reads its report.
   *
   * @throws Error with what it printed, if that is no report
   */
  lint(...args: readonly string[]): ESLint.LintResult[] {
    const { stdout, stderr } = this.eslint('--format=json', ...args);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as ESLint.LintResult[];
  }

  /** Runs Node.js, for at most a minute. */
  node(...args: readonly string[]): SpawnSyncReturns<string> {
    return spawnSync(process.execPath, args, { cwd: this.folder, encoding: 'utf8', timeout: 60_000 });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const REPOSITORY = path.join(import.meta.dirname, '..', '..', '..');
