import { readFileSync } from 'node:fs';
import path from 'node:path';

import { absolutePath, isInMetricsPackage, type LintedFile } from './metrics-package.js';
import type { MetricsSettings } from './metrics-settings.js';
import { isObject, isString } from './setting-shape.js';

/**
 * Whether a module is of the metrics package: a relative import of a file in it, or its name as a package.
 *
 * The setting names only the folder, while services import the package by the name in its `package.json`, so
 * that is read, once for a configuration; where there is none, only relative imports count.
 *
 * @param specifier - what is imported
 * @param file - the file that imports it
 */
export function isMetricsModule(
  specifier: string,
  { filename, cwd }: LintedFile,
  settings: MetricsSettings,
): boolean {
  if (specifier.startsWith('.')) {
    const imported = withoutExtension(`${path.posix.dirname(absolutePath(filename, cwd))}/${specifier}`);
    return settings.metricsPackages.some((metricsPackage) =>
      isInMetricsPackage(imported, withoutExtension(metricsPackage), cwd),
    );
  }
  return namesOfPackages(settings, cwd).some(
    (name) => specifier === name || specifier.startsWith(`${name}/`),
  );
}

function namesOfPackages(settings: MetricsSettings, cwd: string): readonly string[] {
  let read = namesRead.get(settings);
  if (read?.cwd !== cwd) {
    const root = absolutePath('.', cwd);
    const names = settings.metricsPackages.map((folder) => packageName(absolutePath(folder, cwd), root));
    read = { cwd, names: names.filter((name) => name !== undefined) };
    namesRead.set(settings, read);
  }
  return read.names;
}

/** Reads the nearest `package.json` from a folder or file up, below the root of the repository. */
function packageName(start: string, root: string): string | undefined {
  for (let folder = start; folder !== root && folder !== path.posix.dirname(folder);) {
    try {
      const metadata: unknown = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
      return isObject(metadata) && isString(metadata['name']) ? metadata['name'] : undefined;
    } catch {
      folder = path.posix.dirname(folder);
    }
  }
  return undefined;
}

/** A module is imported as `./metrics.js` and is the file `metrics.ts`. */
function withoutExtension(file: string): string {
  return file.replace(/\.[cm]?[jt]sx?$/, '');
}

/** By the settings of a configuration. */
const namesRead = new WeakMap<MetricsSettings, { readonly cwd: string; readonly names: readonly string[] }>();
