import { letPass } from '../check/let-pass.js';
import { runDocs } from '../docs/run-docs.js';
import type { ReportSection } from '../report/report.js';
import { configuredCatalog } from './configured-catalog.js';

/**
 * Holds the documents that a configuration names to what the catalog makes, as `check-metrics docs --check` does.
 *
 * @param config - the file of the configuration
 * @returns a section for each file and folder
 * @throws the errors of the configuration and the catalog, and UsageError where the configuration names no document
 */
export async function checkConfiguredDocs(config: string): Promise<readonly ReportSection[]> {
  const { configuration, catalog } = await configuredCatalog(config);
  const sections = await runDocs({ catalog, check: true, configuration });
  return letPass(sections, {
    configuration,
    baseline: undefined,
    writesBaseline: false,
    tellsUnused: false,
  });
}
