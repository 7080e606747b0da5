import { readFileSync } from 'node:fs';
import path from 'node:path';

import { absolutePath, isInMetricsPackage } from './metrics-package.js';
import type { MetricsSettings } from './metrics-settings.js';
import { isObject, isString } from './setting-shape.js';

/** Where a file is that imports, and what its paths start from. */
export interface ImportingFile {
  readonly filename: string;
  readonly cwd: string;
}

/**
 * Whether a module is of the metrics package: a relative import of a file in it, or its name as a package.
 *
 * The setting names only the folder, while services import the package by the name in its `package.json`, so
 * that is read, once for a configuration; where there is none, only relative imports count.
 *
 * @param specifier - what is imported
 */
export function isMetricsModule(
  specifier: string,
  { filename, cwd }: ImportingFile,
  settings: MetricsSettings,
): boolean {
  const { metricsPackage } = settings;
  if (metricsPackage === undefined) return false;
  if (specifier.startsWith('.')) {
    const folder = path.posix.dirname(absolutePath(filename, cwd));
    return isInMetricsPackage(
      withoutExtension(`${folder}/${specifier}`),
      withoutExtension(metricsPackage),
      cwd,
    );
  }
  const name = metricsPackageName(settings, metricsPackage, cwd);
  return name !== undefined && (specifier === name || specifier.startsWith(`${name}/`));
}

function metricsPackageName(
  settings: MetricsSettings,
  metricsPackage: string,
  cwd: string,
): string | undefined {
  const read = names.get(settings);
  if (read?.cwd === cwd) return read.name;
  const name = packageName(absolutePath(metricsPackage, cwd), absolutePath('.', cwd));
  names.set(settings, { cwd, name });
  return name;
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
const names = new WeakMap<MetricsSettings, { readonly cwd: string; readonly name: string | undefined }>();
