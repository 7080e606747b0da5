import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import type { Report, ReportSection } from '../report/report.js';
import { CouldNotCheckError } from '../target/could-not-check.js';
import { type Credentials, readCredentials } from '../target/credentials.js';
import { accessTo, givenAccess } from '../target/given-access.js';
import { withoutSecrets, withoutUserInfo } from '../target/shown-address.js';
import { checkFleet, type CheckFleetOptions } from './check-fleet.js';
import { couldNotAsk, CouldNotAskError } from './could-not-ask.js';
import type { FleetCommandOptions } from './fleet-command.js';
import { PrometheusApi, type PrometheusApiOptions } from './prometheus-api.js';
import { parseSelector } from './selector.js';
import { withoutCredentials } from './without-credentials.js';

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
  /** Gives up, and its reason is thrown. */
  readonly cancelSignal?: AbortSignal;
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
 * @throws UsageError for a selector that is none
 */
export async function runFleet(options: FleetCommandOptions, run: FleetRunOptions): Promise<FleetRun> {
  const { catalog, environment = process.env, cancelSignal, ...checks } = run;
  const matchers = options.selector === undefined ? [] : parseSelector(options.selector);
  const server = shown(options.prometheus);
  try {
    const url = serverUrl(options.prometheus);
    const api = new PrometheusApi(url, await apiOptions(options, url, environment, cancelSignal));
    try {
      const { sections, queries } = await checkFleet({
        ...checks,
        api,
        catalog: catalog.catalog,
        selection: { jobs: options.job ?? [], matchers },
        allowedLabels: options.allowLabel ?? [],
      });
      const reported = sections.map((section) =>
        withoutCredentials(located(section, server, catalog), api.redactor),
      );
      return { report: { sections: reported }, queries };
    } finally {
      await api.close();
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

async function apiOptions(
  options: FleetCommandOptions,
  url: URL,
  environment: NodeJS.ProcessEnv,
  cancelSignal: AbortSignal | undefined,
): Promise<PrometheusApiOptions> {
  const { timeout = DEFAULT_TIMEOUT, maxBytes = DEFAULT_MAX_BYTES, orgId } = options;
  return {
    timeout,
    maxBytes,
    ...(orgId !== undefined && { orgId }),
    ...(cancelSignal && { cancelSignal }),
    ...(await accessToServer(url, options, environment, cancelSignal)),
  };
}

async function accessToServer(
  url: URL,
  options: FleetCommandOptions,
  environment: NodeJS.ProcessEnv,
  cancelSignal: AbortSignal | undefined,
): Promise<{ credentials: Credentials; ca?: readonly string[] }> {
  const access = accessTo(givenAccess(options, environment));
  try {
    const credentials = await readCredentials(url, access, environment, cancelSignal);
    if (access.cacert === undefined) return { credentials };
    // Loaded only where it is needed: few servers have a certificate of their own authority.
    const { trustedCertificates } = await import('../target/certificates.js');
    return { credentials, ca: await trustedCertificates(access.cacert, cancelSignal) };
  } catch (error) {
    throw error instanceof CouldNotCheckError ? couldNotAsk(error) : error;
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
