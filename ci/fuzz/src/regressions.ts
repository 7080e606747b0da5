import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The bodies on which the checker and promtool differed once, raw, named by their hash. */
const FOLDER = new URL('../regressions/', import.meta.url);

/** A body that is kept, and the path of its file. */
export interface Regression {
  readonly name: string;
  readonly body: Uint8Array;
}

export function readRegressions(): readonly Regression[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.prom'));
  return names.sort().map((name) => ({ name, body: readFileSync(new URL(name, FOLDER)) }));
}

/**
 * Keeps a body for good.
 *
 * @returns the path of its file
 */
export function keepRegression(body: Uint8Array): string {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const file = new URL(`${hash}.prom`, FOLDER);
  if (!existsSync(file)) writeFileSync(file, body);
  return fileURLToPath(file);
}
