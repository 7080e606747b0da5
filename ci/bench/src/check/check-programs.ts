import { fileURLToPath } from 'node:url';

import type { Command } from '../measured-program.js';

/** What a program is run on. */
export interface CheckInputs {
  /** Where both services are scraped. */
  readonly urls: readonly string[];
  /** What one of them answered. */
  readonly file: string;
}

/** A program that is measured. */
export interface CheckProgram {
  readonly name: string;
  command(inputs: CheckInputs): Command;
}

/** Both services, against the catalog that the configuration of this repository names. */
export const SERVICES: CheckProgram = {
  name: 'check-metrics, both services',
  command: ({ urls }) => ours('--config', CONFIGURATION, ...urls),
};

/** The same without a configuration to read and to validate. */
export const SCRAPES: CheckProgram = {
  name: 'check-metrics --catalog, both services',
  command: ({ urls }) => ours('--no-config', '--catalog', CATALOG, ...urls),
};

export const SMALL_FILE: CheckProgram = {
  name: 'check-metrics --catalog, a file',
  command: ({ file }) => ours('--no-config', '--catalog', CATALOG, file),
};

export const HELP: CheckProgram = { name: 'check-metrics --help', command: () => ours('--help') };

/** What the same question took before there was a checker. It knows no catalog. */
export const CURL_AND_PROMTOOL: CheckProgram = {
  name: 'curl | promtool check metrics, both services',
  command: ({ urls }) => ({
    file: 'sh',
    args: ['-c', 'for url in "$@"; do curl -sf "$url" | promtool check metrics || exit; done', 'sh', ...urls],
  }),
};

export const EMPTY_PROGRAM: CheckProgram = {
  name: 'node -e 0',
  command: () => ({ file: process.execPath, args: ['-e', '0'] }),
};

function ours(...args: string[]): Command {
  return { file: process.execPath, args: [PROGRAM, ...args] };
}

export const PROGRAM = fileURLToPath(
  new URL('../bin/check-metrics.js', import.meta.resolve('@ibex/check-metrics')),
);
export const CATALOG = fileURLToPath(import.meta.resolve('@ibex/metrics/catalog'));
const CONFIGURATION = fileURLToPath(new URL('../../../../check-metrics.config.js', import.meta.url));
