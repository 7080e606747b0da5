import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import type { LoadedConfig } from '../config/load-config.js';
import type { ReportContext } from '../report/report-context.js';
import { terminalColors } from '../report/terminal-colors.js';
import { repositoryRoot } from './repository-root.js';

/** What the outputs of a run must know: what has no place of its own is shown at the catalog, or at the configuration. */
export function reportContext(
  { place }: LoadedCatalog,
  configuration: LoadedConfig | undefined,
): ReportContext {
  const cwd = process.cwd();
  const fallbackPlace = place ?? (configuration && { file: configuration.path, line: 1, column: 1 });
  return {
    colors: terminalColors(),
    cwd,
    root: repositoryRoot(cwd),
    ...(fallbackPlace && { fallbackPlace }),
  };
}
