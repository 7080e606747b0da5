import { readFile } from 'node:fs/promises';

import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import type { Report, ReportSection } from '../report/report.js';
import { withoutSecrets, withoutUserInfo } from '../target/shown-address.js';
import { checkFleet, type CheckFleetOptions } from './check-fleet.js';
import { CouldNotAskError } from './could-not-ask.js';
import { readCredentials } from './fleet-credentials.js';
import type { FleetCommandOptions } from './fleet-command.js';
import { PrometheusApi } from './prometheus-api.js';
import { parseSelector } from './selector.js';

/** Of a query, in milliseconds: a large store takes its time. */
const DEFAULT_TIMEOUT = 60_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** What a run needs besides its command line. */
export interface FleetRunOptions extends Pick<
  CheckFleetOptions,
  'budgetOf' | 'seriesBudget' | 'isAllowed' | 'isRequired'
> {
  readonly catalog: LoadedCatalog;
  /** By default that of the process. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** What a run found, and what it took. */
export interface FleetRun {
  readonly report: Report;
  /** How many questions the server was asked. */
  readonly queries: number;
}

/**
 * Checks the catalog on every target that a server scrapes.
 *
 * @returns the report; a server that cannot be asked is a section of it that is unchecked
 * @throws UsageError for options that do not go together
 */
export async function runFleet(options: FleetCommandOptions, run: FleetRunOptions): Promise<FleetRun> {
  const { catalog, environment = process.env, ...checks } = run;
  const matchers = options.selector === undefined ? [] : parseSelector(options.selector);
  const server = shown(options.prometheus);
  try {
    const url = serverUrl(options.prometheus);
    const api = new PrometheusApi(url, await apiOptions(options, url, environment));
    try {
      const { sections, queries } = await checkFleet({
        ...checks,
        api,
        catalog: catalog.catalog,
        selection: { jobs: options.job ?? [], matchers },
        allowedLabels: options.allowLabel ?? [],
      });
      return { report: { sections: sections.map((section) => located(section, server, catalog)) }, queries };
    } finally {
      api.close();
    }
  } catch (error) {
    if (!(error instanceof CouldNotAskError)) throw error;
    const section: ReportSection = {
      kind: 'fleet',
      name: server,
      unchecked: error.unchecked,
      findings: [],
    };
    return { report: { sections: [section] }, queries: 0 };
  }
}

async function apiOptions(options: FleetCommandOptions, url: URL, environment: NodeJS.ProcessEnv) {
  const { timeout = DEFAULT_TIMEOUT, maxBytes = DEFAULT_MAX_BYTES, orgId, cacert } = options;
  const authorization = await readCredentials(options, url, environment);
  return {
    timeout,
    maxBytes,
    ...(authorization !== undefined && { authorization }),
    ...(orgId !== undefined && { orgId }),
    ...(cacert !== undefined && { cacert: await certificates(cacert) }),
  };
}

async function certificates(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CouldNotAskError(
      'fleet/credentials',
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
      'name a file of certificates in PEM format with --cacert',
    );
  }
}

function serverUrl(text: string): URL {
  if (isServerUrl(text)) return new URL(text);
  throw new CouldNotAskError(
    'fleet/invalid-url',
    `"${withoutUserInfo(text)}" is no address of a server`,
    'give an http:// or https:// URL with --prometheus',
  );
}

function isServerUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function shown(text: string): string {
  return isServerUrl(text) ? withoutSecrets(new URL(text)) : withoutUserInfo(text);
}

function located(section: ReportSection, address: string, { definitionOf }: LoadedCatalog): ReportSection {
  return {
    ...section,
    address,
    findings: section.findings.map((finding) => {
      const source = finding.metric === undefined ? undefined : definitionOf(finding.metric);
      return { ...finding, ...(source && { source }) };
    }),
  };
}
