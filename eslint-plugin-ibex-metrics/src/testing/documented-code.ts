import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import {
  counter,
  defineCatalog,
  enumeration,
  gauge,
  histogram,
  httpMethods,
  httpStatusCodes,
  routeTemplates,
} from '@ibex/catalog';

import type { IbexMetricsSettings } from '../index.js';

/** A code block of a rule's page. */
export interface DocumentedCode {
  /** With the namespace, as ESLint reports it. */
  readonly ruleId: string;
  readonly correct: boolean;
  readonly code: string;
  /** What the file of the code ends in, such as `ts`. */
  readonly language: string;
  /** Where it stands on the page. */
  readonly line: number;
}

/**
 * Reads the code on the page of every rule.
 *
 * @throws Error when a page has no incorrect code, or no correct code
 */
export function documentedCode(): readonly DocumentedCode[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const page = readFileSync(path.join(FOLDER, file), 'utf8');
    const ruleId = `ibex-metrics/${path.basename(file, '.md')}`;
    return ['Incorrect', 'Correct'].flatMap((heading) => {
      const blocks = codeUnder(heading, page);
      if (blocks.length === 0) throw new Error(`no code under "${heading}" in ${file}`);
      return blocks.map((block) => ({ ruleId, correct: heading === 'Correct', ...block }));
    });
  });
}

const statusCodes = httpStatusCodes([200, 404, 500]);

/** The settings that the pages suppose; plain data, as every tool can be given them. */
export const DOCUMENTED_SETTINGS: { readonly 'ibex-metrics': IbexMetricsSettings } = {
  'ibex-metrics': {
    catalog: defineCatalog({
      prefix: 'ibex',
      services: ['proxy', 'auth'],
      subsystems: ['db'],
      metrics: [
        counter('ibex_proxy_requests_total', {
          help: 'Requests that the proxy answered',
          labels: {
            route: routeTemplates(['/v1/models', '/v1/embeddings']),
            method: httpMethods(['GET', 'POST']),
            status_code: statusCodes,
          },
          initial: [],
        }),
        histogram('ibex_proxy_request_duration_seconds', {
          help: 'Duration of requests to the proxy',
          labels: { status_code: statusCodes },
        }),
        counter('ibex_auth_logins_total', {
          help: 'Logins by how they ended',
          labels: { result: enumeration(['ok', 'denied', 'error'], { other: 'error' }) },
        }),
        gauge('ibex_db_pool_open_connections', {
          help: 'Open connections of the pool',
          labels: { state: enumeration(['idle', 'in_use']) },
        }),
      ],
    }),
    metricsPackage: 'packages/metrics',
  },
};

const FOLDER = path.join(import.meta.dirname, '..', '..', 'docs', 'rules');

/** The code blocks under a heading, of any level, up to the next heading. */
function codeUnder(heading: string, page: string): Pick<DocumentedCode, 'code' | 'language' | 'line'>[] {
  const blocks: Pick<DocumentedCode, 'code' | 'language' | 'line'>[] = [];
  let current: string | undefined;
  let open: { readonly language: string; readonly lines: string[] } | undefined;
  page.split('\n').forEach((text, index) => {
    if (open && text !== '```') open.lines.push(text);
    else if (open) {
      const { language, lines } = open;
      if (current === heading)
        blocks.push({ code: lines.join('\n'), language, line: index + 1 - lines.length });
      open = undefined;
    } else if (text.startsWith('```')) open = { language: text.slice(3), lines: [] };
    else if (text.startsWith('#')) current = text.replace(/^#+ /, '');
  });
  return blocks;
}
