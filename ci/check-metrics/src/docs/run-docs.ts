import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import { UsageError } from '../command-line/usage-error.js';
import type { DocsConfig } from '../config/config.js';
import type { LoadedConfig } from '../config/load-config.js';
import type { ReportSection } from '../report/report.js';
import { checkDocuments } from './check-documents.js';
import { docsPlan } from './docs-plan.js';
import { madeDocuments } from './made-documents.js';
import { writeDocuments } from './write-documents.js';

/** What is to be documented. */
export interface DocsRunOptions {
  readonly catalog: LoadedCatalog;
  /** Whether nothing is written, and what is there is held to what would be. */
  readonly check: boolean;
  /** The path of a configuration, or what was read from it: its `docs` say what is made. */
  readonly configuration?: string | LoadedConfig | undefined;
  /** What goes before the configuration; paths are relative to the working directory. */
  readonly docs?: DocsConfig | undefined;
  /** What makes the documents, as the user is told. */
  readonly command?: string | undefined;
}

/**
 * Makes the documents of a catalog, or finds out whether they are as they would be made.
 *
 * @returns of a check a section for each file and folder asked for; else none
 * @throws ConfigError for a configuration that cannot be used, UsageError where there is no document or two go
 *   to one file, UserError where sources cannot be read or documents written
 */
export async function runDocs(options: DocsRunOptions): Promise<readonly ReportSection[]> {
  const { catalog, check, docs = {}, command = 'npx check-metrics docs' } = options;
  const plan = docsPlan(docs, await loaded(options.configuration));
  if (plan.printed !== undefined) {
    throw new UsageError(
      'there is no document: give one, as in --markdown METRICS.md, or name it under docs in the configuration',
    );
  }
  const made = await madeDocuments(catalog, plan);
  if (check) return checkDocuments(made, command);
  await writeDocuments(made);
  return [];
}

async function loaded(configuration: string | LoadedConfig | undefined): Promise<LoadedConfig | undefined> {
  if (typeof configuration !== 'string') return configuration;
  return (await import('../config/load-config.js')).loadConfig(configuration);
}
