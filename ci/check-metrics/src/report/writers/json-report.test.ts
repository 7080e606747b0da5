import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import { CONTEXT, HOSTILE, REPORT_OF_EVERYTHING } from '../../testing/report-of-everything.js';
import type { Report } from '../report.js';
import { jsonReport } from './json-report.js';

/** The published schema, with every property forbidden that it does not describe. */
const SCHEMA = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schemas/report.schema.json'), 'utf8'),
  (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'properties' in value
      ? { ...value, additionalProperties: false }
      : value,
) as object;

function documentOf(report: Report): Record<string, unknown> {
  return JSON.parse([...jsonReport(report, CONTEXT)].join('')) as Record<string, unknown>;
}

describe('the JSON document', () => {
  it.each([
    ['of everything', REPORT_OF_EVERYTHING],
    ['of nothing', { sections: [] }],
  ])('%s is as the schema says', (_, report: Report) => {
    const validate = new Ajv({ allErrors: true }).compile(SCHEMA);
    validate(documentOf(report));
    expect(validate.errors).toBeNull();
  });

  it('has what was scraped as it was, and where it was found', () => {
    const { sections } = documentOf(REPORT_OF_EVERYTHING);
    expect(sections).toMatchObject([
      {},
      {
        findings: [
          { source: { file: '../catalog/catalog.ts', line: 12 }, line: 6, scrape: 1 },
          {},
          {},
          {},
          {},
          {},
        ],
      },
      { unchecked: { code: 'target/unreachable' } },
      { fleet: { up: 198, down: 2 }, findings: [{ instances: { count: 30, of: 198 } }, {}] },
      {},
      {},
      { name: HOSTILE, findings: [{ message: HOSTILE }, {}] },
    ]);
  });

  it('has no families of the body, which may be more than anybody reads', () => {
    expect([...jsonReport(REPORT_OF_EVERYTHING, CONTEXT)].join('')).not.toContain('"exposition"');
  });
});
