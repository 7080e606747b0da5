import { ibexCatalog } from '@ibex/metrics/catalog';
import type { Linter } from 'eslint';
import ibexMetrics from 'eslint-plugin-ibex-metrics';

const settings: Linter.Config = {
  settings: { 'ibex-metrics': { catalog: ibexCatalog, metricsPackage: 'src/shared/metrics.ts' } },
};

/** Every rule of the plugin, with a catalog, as a project has it. */
export const allOurRules: Linter.Config[] = [ibexMetrics.configs.recommended, settings];

/** The same with type information, which `typeInformation` also gives to the run they are compared with. */
export const allOurRulesTyped: Linter.Config[] = [...ibexMetrics.configs.recommendedTypeChecked, settings];
