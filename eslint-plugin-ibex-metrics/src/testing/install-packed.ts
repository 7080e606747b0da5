import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs a package of this repository as it would be published: packs it, unpacks it into the `node_modules` of
 * a project, and links what its manifest asks for and the repository has installed.
 *
 * @param packageFolder - the package, built
 * @param project - a folder outside of the repository, so that nothing is found by accident
 * @returns the folder of the installed package
 */
export function installPacked(packageFolder: string, project: string): string {
  const { name, dependencies, peerDependencies } = readManifest(packageFolder);
  const installed = path.join(project, 'node_modules', name);
  mkdirSync(installed, { recursive: true });
  unpackInto(installed, packageFolder);
  // Not `npm install`: it would fetch other releases than the locked ones, and need a registry to do so.
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
    if (!dependency.startsWith('@ibex/')) link(dependency, project);
  }
  return installed;
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

function unpackInto(installed: string, packageFolder: string): void {
  const packed = mkdtempSync(`${installed}-packed-`);
  const options = ['--pack-destination', packed, '--offline', '--ignore-scripts', '--silent'];
  const tarball = execFileSync('npm', ['pack', ...options], { cwd: packageFolder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', path.join(packed, tarball), '-C', installed, '--strip-components=1']);
  rmSync(packed, { recursive: true });
}

function link(dependency: string, project: string): void {
  const target = path.join(project, 'node_modules', dependency);
  mkdirSync(path.dirname(target), { recursive: true });
  symlinkSync(path.join(REPOSITORY, 'node_modules', dependency), target, 'dir');
}

const REPOSITORY = path.join(import.meta.dirname, '..', '..', '..');
