import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs a package of this repository as it would be published: packs it, unpacks it into the `node_modules` of
 * a project, and links what its manifest asks for and the repository has installed. Optional peers are not among
 * it, as they are not with npm.
 *
 * @param packageFolder - the package, built
 * @param project - a folder outside of the repository, so that nothing is found by accident
 * @returns the folder of the installed package
 */
export function installPacked(packageFolder: string, project: string): string {
  const { name, dependencies, peerDependencies, peerDependenciesMeta } = readManifest(packageFolder);
  const installed = path.join(project, 'node_modules', name);
  mkdirSync(installed, { recursive: true });
  const packed = mkdtempSync(`${installed}-packed-`);
  const tarball = pack(packageFolder, packed);
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  rmSync(packed, { recursive: true });
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
    const optional = peerDependenciesMeta?.[dependency]?.optional === true;
    if (!dependency.startsWith('@ibex/') && !optional) installLocked(dependency, project);
  }
  return installed;
}

/**
 * Links a package that this repository has installed into a project. Not `npm install`: it would fetch other
 * releases than the locked ones, and need a registry to do so.
 */
export function installLocked(name: string, project: string): void {
  const target = path.join(project, 'node_modules', name);
  mkdirSync(path.dirname(target), { recursive: true });
  symlinkSync(path.join(REPOSITORY, 'node_modules', name), target, 'dir');
}

/**
 * Packs a package as `npm publish` would.
 *
 * @param packageFolder - the package, built
 * @param folder - where to put the tarball
 * @returns the path of the tarball
 */
export function pack(packageFolder: string, folder: string): string {
  const options = ['--pack-destination', folder, '--offline', '--ignore-scripts', '--silent'];
  const tarball = execFileSync('npm', ['pack', ...options], { cwd: packageFolder, encoding: 'utf8' }).trim();
  return path.join(folder, tarball);
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

const REPOSITORY = path.join(import.meta.dirname, '..', '..', '..');
