import { createHash } from 'node:crypto';
import { basename, isAbsolute } from 'node:path';

import type { Location, LogicalLocation, Region, Result } from 'sarif';

import type { IdentifiedFinding } from '../finding-identity.js';
import { describeExemption, describeSight, findingLines, LONGEST, nameAndAddress } from '../finding-words.js';
import type { ReportedFinding, ReportSection } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { shortened } from '../shortened.js';
import { pathBelow } from '../source-path.js';
import { type SourceRegion, sourceRegion } from './source-region.js';

/**
 * A finding as a result of SARIF.
 *
 * @param ruleIndex - of its code among the rules of the run
 */
export function sarifResult(
  { section, finding, identity, ordinal }: IdentifiedFinding,
  ruleIndex: number,
  context: ReportContext,
): Result {
  const { code, severity, exempted } = finding;
  const related = placeInBody(finding, section, context);
  return {
    ruleId: shortened(code, LONGEST.name),
    ruleIndex,
    level: severity,
    message: { text: withoutLinks(findingLines(finding, section).join('\n')) },
    locations: [locationOf(finding, section, context)],
    ...(related && { relatedLocations: [related] }),
    // Not primaryLocationLineHash: GitHub makes that of the source, and warns of every result with another.
    partialFingerprints: {
      'checkMetricsFinding/v1': `${createHash('sha256').update(identity).digest('hex')}:${String(ordinal)}`,
    },
    ...(exempted && {
      suppressions: [
        {
          // A linter is told in the code itself what to let pass, anybody else in a configuration or a baseline.
          kind: section.kind === 'lint' ? ('inSource' as const) : ('external' as const),
          status: 'accepted' as const,
          justification: describeExemption(exempted),
        },
      ],
    }),
  };
}

/** In plain text too, `[text](address)` is a link to who reads it, and text from outside is not to make any. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', String.raw`\](`);
}

function locationOf(finding: ReportedFinding, section: ReportSection, context: ReportContext): Location {
  const { root, fallbackPlace } = context;
  const region =
    sourceRegion(finding, section, root) ??
    (fallbackPlace && sourceRegion({ ...finding, source: fallbackPlace }, section, root));
  return {
    ...(region && {
      physicalLocation: {
        artifactLocation: { uri: uriOfPath(region.path), uriBaseId: '%SRCROOT%' },
        region: regionOf(region),
      },
    }),
    logicalLocations: logicalLocationsOf(finding, section),
  };
}

function regionOf({ line, column, endColumn }: Pick<SourceRegion, 'line' | 'column' | 'endColumn'>): Region {
  return { startLine: line, startColumn: column, ...(endColumn !== undefined && { endColumn }) };
}

function logicalLocationsOf({ metric }: ReportedFinding, section: ReportSection): LogicalLocation[] {
  const target = shortened(section.name, LONGEST.name);
  if (metric === undefined) return [{ name: target, kind: 'resource' }];
  const name = shortened(metric, LONGEST.name);
  return [
    { name, fullyQualifiedName: `${target}/${name}`, kind: 'member' },
    { name: target, kind: 'resource' },
  ];
}

/** Where it was seen in what a target exposes. */
function placeInBody(
  finding: ReportedFinding,
  section: ReportSection,
  { root }: ReportContext,
): Location | undefined {
  const { line, column = 1, endColumn } = finding;
  if (section.kind !== 'target' || line === undefined) return undefined;
  return {
    id: 1,
    message: { text: withoutLinks(describeSight(finding, section) ?? nameAndAddress(section)) },
    physicalLocation: {
      artifactLocation: { uri: uriOfAddress(section.address ?? section.name, root) },
      region: regionOf({ line, column, ...(endColumn !== undefined && { endColumn }) }),
    },
  };
}

/** An address as a relative URI: a GitHub that finds any other scheme than `file` rejects the whole log. */
function uriOfAddress(address: string, root: string): string {
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) {
    const { host, pathname, search } = new URL(address);
    return `${encodeURIComponent(host)}${pathname}${search}`;
  }
  return uriOfPath(isAbsolute(address) ? (pathBelow(address, root) ?? basename(address)) : address);
}

function uriOfPath(path: string): string {
  // Half a character has no encoding.
  const wellFormed = path.replaceAll(/\p{Surrogate}/gu, '\ufffd');
  return wellFormed.split('/').map(encodeURIComponent).join('/');
}
