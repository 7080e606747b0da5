import type { ExpositionReport } from '@ibex/exposition';
import parsePrometheusTextFormat from 'parse-prometheus-text-format';

import type { Finding } from '../finding/finding.js';

/** A family as the second parser sees it. */
export interface ParsedFamily {
  readonly type: string;
  readonly isSampled: boolean;
}

/** What the second parser makes of a body: its families by name, or why it gave up. */
export type ParsedBody =
  { readonly families: ReadonlyMap<string, ParsedFamily> } | { readonly gaveUp: string };

/**
 * Parses a body a second time, with another parser than the one that validated it: two that agree are less
 * likely to be wrong than one.
 *
 * @param body - the body as text
 */
export function parseFamilies(body: string): ParsedBody {
  try {
    return {
      families: new Map(
        parsePrometheusTextFormat(body).map(({ name, type, metrics }) => [
          name,
          { type: type.toLowerCase(), isSampled: metrics.length > 0 },
        ]),
      ),
    };
  } catch (error) {
    return { gaveUp: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Compares which families the two parsers found samples of, and of which type. Only a body Prometheus accepts
 * is worth it: of any other each makes something else.
 */
export function checkAgreement({ valid, families }: ExpositionReport, parsed: ParsedBody): Finding[] {
  if (!valid) return [];
  if ('gaveUp' in parsed) return [disagreement(`the second parser gave up: ${parsed.gaveUp}`)];
  const validated = new Map(
    families.filter(({ sampleCount }) => sampleCount > 0).map((family) => [family.name, family]),
  );
  // The library takes a bare `#` for the name of a metric.
  const sampled = new Map([...parsed.families].filter(([name, { isSampled }]) => isSampled && name !== '#'));
  return [
    ...[...validated].flatMap(([name, { type, line }]) => {
      const place = { metric: name, line, column: 1 };
      const other = sampled.get(name);
      if (other === undefined)
        return disagreement('the validator found samples of it, the second parser did not', place);
      if (other.type === type) return [];
      return disagreement(`the validator reads it as ${type}, the second parser as ${other.type}`, place);
    }),
    ...[...sampled.keys()]
      .filter((name) => !validated.has(name))
      .map((metric) =>
        disagreement('the second parser found samples of it, the validator did not', { metric }),
      ),
  ];
}

function disagreement(message: string, place: Pick<Finding, 'metric' | 'line' | 'column'> = {}): Finding {
  return {
    code: 'parsers/disagree',
    // Prometheus reads such a body, and so far it was always the second parser that did not.
    severity: 'warning',
    ...place,
    message,
    fix: 'nothing for Prometheus; for other readers write every family as one block of HELP, TYPE and samples, as prom-client does',
  };
}
