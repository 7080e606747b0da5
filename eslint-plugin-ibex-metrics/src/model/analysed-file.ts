import type { TSESLint } from '@typescript-eslint/utils';

import type { MetricsSettings } from '../settings/metrics-settings.js';
import type { PromClientUsage } from './prom-client-usage.js';
import type { TypeInformation } from './type-information.js';

/** What the model is built on: a file, and what is known of it. */
export interface AnalysedFile {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly promClient: PromClientUsage;
  readonly settings: MetricsSettings;
  /** `undefined` where the file was parsed without types. */
  readonly types: TypeInformation | undefined;
}
