import { readFileSync } from 'node:fs';

import type { CheckCommandOptions } from '../check/check-command.js';
import { runCheck } from '../check/run-check.js';
import type { CheckMetricsConfig } from '../config/config.js';
import type { ReportSection } from '../report/report.js';
import { shopCatalogFile } from './shop-catalog-file.js';
import type { TemporaryDirectory } from './temporary-directory.js';

/** What came of a run. */
export interface ShopRun {
  readonly exitCode: number;
  /** As they stand in the JSON that it wrote. */
  readonly sections: readonly ReportSection[];
}

/**
 * Runs a check against the catalog of the shop as the program does, without a program of its own to be started.
 *
 * @param texts - the targets of the command line
 */
export async function runShop(
  directory: TemporaryDirectory,
  texts: readonly string[],
  options: CheckCommandOptions = {},
  config: CheckMetricsConfig = {},
): Promise<ShopRun> {
  directory.file('catalog.mjs', shopCatalogFile());
  const configFile = directory.file(
    'check-metrics.config.json',
    JSON.stringify({ catalog: 'catalog.mjs', ...config }, undefined, 2),
  );
  const output = directory.path('report.json');
  const exitCode = await runCheck(texts, {
    config: configFile,
    output: [`json=${output}`],
    interval: 1,
    quiet: true,
    ...options,
  });
  const { sections } = JSON.parse(readFileSync(output, 'utf8')) as Pick<ShopRun, 'sections'>;
  return { exitCode, sections };
}
