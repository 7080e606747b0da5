import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { temporaryFolder } from '@ibex/test-programs';

/** A way in which a service breaks its metrics, at its start or in its answers at `/metrics`; or in none. */
export type Sabotage =
  | 'none'
  | 'never-ready'
  | 'crash-at-start'
  | 'metric-removed'
  | 'metric-renamed'
  | 'type-changed'
  | 'help-emptied'
  | 'never-sampled'
  | 'route-with-uuid'
  | 'label-added'
  | 'org-id-label'
  | 'buckets-changed'
  | 'body-cut'
  | 'html-page'
  | 'scrape-fails'
  | 'empty-body'
  | 'url-in-a-comment';

/** What makes services break their metrics. */
export interface SabotagedEnvironment {
  /** The variables for the services. */
  readonly variables: Readonly<Record<string, string>>;
  /** Changes the way, from the next start and the next answer on. */
  breakBy(sabotage: Sabotage): Promise<void>;
  remove(): Promise<void>;
}

/** An environment in which services break nothing yet. */
export async function sabotagedEnvironment(): Promise<SabotagedEnvironment> {
  const folder = await temporaryFolder('ibex-sabotage');
  const file = join(folder.path, 'sabotage');
  const preload = new URL('../../dist/sabotage/sabotage.js', import.meta.url);
  const breakBy = (sabotage: Sabotage) => writeFile(file, sabotage);
  await breakBy('none');
  return {
    variables: { IBEX_SABOTAGE: file, NODE_OPTIONS: `--import ${preload.href}` },
    breakBy,
    remove: () => folder.remove(),
  };
}
