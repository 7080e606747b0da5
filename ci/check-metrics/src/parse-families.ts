import type { ExpositionReport } from '@ibex/exposition';
import parsePrometheusTextFormat from 'parse-prometheus-text-format';

import type { Finding } from './finding.js';

/** A family as the second parser sees it. */
export interface ParsedFamily {
  readonly type: string;
  readonly help: string;
  readonly isSampled: boolean;
}

/**
 * Parses a body a second time, with another parser than the one that validated it: two that agree are less
 * likely to be wrong than one.
 *
 * @param body - the body as text
 * @returns the families by name; none where the parser gave up
 */
export function parseFamilies(body: string): ReadonlyMap<string, ParsedFamily> {
  try {
    return new Map(
      parsePrometheusTextFormat(body).map(({ name, type, help, metrics }) => [
        name,
        { type: type.toLowerCase(), help, isSampled: metrics.length > 0 },
      ]),
    );
  } catch {
    return new Map();
  }
}

/**
 * Compares which families the two parsers found samples of. Only a valid body is worth it: of an invalid one
 * each makes something else.
 */
export function checkAgreement(
  { problems, families }: ExpositionReport,
  parsed: ReadonlyMap<string, ParsedFamily>,
): Finding[] {
  if (problems.some(({ code }) => code.startsWith('syntax/'))) return [];
  const validated = new Set(families.filter(({ sampleCount }) => sampleCount > 0).map(({ name }) => name));
  const sampled = new Set([...parsed].filter(([, { isSampled }]) => isSampled).map(([name]) => name));
  return [
    ...[...validated]
      .filter((name) => !sampled.has(name))
      .map((name) => disagreement(name, 'the validator found samples of it, the second parser did not')),
    ...[...sampled]
      .filter((name) => !validated.has(name))
      .map((name) => disagreement(name, 'the second parser found samples of it, the validator did not')),
  ];
}

function disagreement(metric: string, message: string): Finding {
  return {
    code: 'parsers/disagree',
    severity: 'error',
    metric,
    message,
    fix: 'write the family as one block of HELP, TYPE and samples; other readers may stumble over it as well',
  };
}
