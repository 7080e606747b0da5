import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { execa } from 'execa';
import getPort from 'get-port';

import { programPath } from './installed-programs.js';
import { type RunningProgram, startProgram } from './running-program.js';
import { startInFolder } from './temporary-folder.js';

/** A Prometheus server that scrapes what it was told to. */
export interface Prometheus extends RunningProgram {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /**
   * Asks an instant query of the HTTP API.
   *
   * @returns the vector, each element with its labels and value
   * @throws Error with Prometheus' own message where the query fails
   */
  query(promql: string): Promise<readonly QueriedSample[]>;
  /**
   * Asks for the exemplars that are stored of series, for which the feature `exemplar-storage` has to be on.
   *
   * @throws Error with Prometheus' own message where the query fails
   */
  exemplars(selector: string): Promise<readonly StoredExemplar[]>;
}

/** An exemplar of a series. */
export interface StoredExemplar {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: string;
}

/** An element of the result of an instant query. */
export interface QueriedSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A target among others of its job. */
export interface ScrapedTarget {
  /** `host:port`. */
  readonly address: string;
  /** By default `/metrics`. */
  readonly path?: string;
  /** Set on all of its series; `instance` among them, which is the address by default. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What a server has from the start. */
export interface StoredSamples {
  /** In OpenMetrics, each with its timestamp, ended by `# EOF`; in pieces, where it is more than a string bears. */
  readonly openMetrics: string | Iterable<string>;
}

/** How else a server differs from one that has nothing but jobs. */
export interface PrometheusSettings {
  /** By default a free one. */
  readonly port?: number;
  /** Files of recording and alerting rules, by absolute path; they are evaluated as often as targets are scraped. */
  readonly ruleFiles?: readonly string[];
  /** Names of features that are off by default, such as `exemplar-storage`. */
  readonly features?: readonly string[];
}

/**
 * Starts a real Prometheus server on loopback.
 *
 * @param jobs - the targets of each job: `host:port` of the only one, or all
 * @param scrapeInterval - by default a second
 * @param stored - what it has stored before; by default nothing
 * @param settings - how else it differs
 */
export async function startPrometheus(
  jobs: Readonly<Record<string, string | readonly ScrapedTarget[]>>,
  scrapeInterval = '1s',
  stored?: StoredSamples,
  { port, ruleFiles = [], features = [] }: PrometheusSettings = {},
): Promise<Prometheus> {
  const address = `127.0.0.1:${String(port ?? (await getPort()))}`;
  const program = await startInFolder('prometheus', async (folder) => {
    const configuration = join(folder, 'prometheus.json');
    // JSON is YAML.
    await writeFile(configuration, JSON.stringify(configurationOf(jobs, scrapeInterval, ruleFiles)));
    if (stored) await storeSamples(stored, folder);
    return startProgram({
      name: 'prometheus',
      path: programPath('prometheus'),
      args: [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=${address}`,
        ...features.map((feature) => `--enable-feature=${feature}`),
      ],
      isReady: () => answersOk(`http://${address}/-/ready`),
    });
  });
  const url = `http://${address}`;
  return {
    ...program,
    url,
    query: (promql) => query(url, promql),
    exemplars: (selector) => exemplars(url, selector),
  };
}

async function storeSamples({ openMetrics }: StoredSamples, folder: string): Promise<void> {
  const file = join(folder, 'samples.om');
  await writeFile(file, openMetrics);
  const promtool = programPath('promtool');
  await execa(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, join(folder, 'data')]);
}

function configurationOf(
  jobs: Readonly<Record<string, string | readonly ScrapedTarget[]>>,
  scrapeInterval: string,
  ruleFiles: readonly string[],
) {
  return {
    global: { scrape_interval: scrapeInterval, evaluation_interval: scrapeInterval },
    rule_files: ruleFiles,
    scrape_configs: Object.entries(jobs).map(([job, targets]) => ({
      job_name: job,
      static_configs: typeof targets === 'string' ? [{ targets: [targets] }] : targets.map(staticConfigOf),
    })),
  };
}

function staticConfigOf({ address, path, labels }: ScrapedTarget) {
  return { targets: [address], labels: { ...labels, ...(path !== undefined && { __metrics_path__: path }) } };
}

async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function query(server: string, promql: string): Promise<readonly QueriedSample[]> {
  const data = await ask<QueryResult>(server, 'query', promql);
  return (data?.result ?? []).map(({ metric, value: [, value] }) => ({
    labels: metric,
    value: Number(value),
  }));
}

async function exemplars(server: string, selector: string): Promise<readonly StoredExemplar[]> {
  const data = await ask<readonly StoredSeries[]>(server, 'query_exemplars', selector);
  return (data ?? []).flatMap((series) => series.exemplars);
}

async function ask<Data>(server: string, endpoint: string, promql: string): Promise<Data | undefined> {
  const parameters = new URLSearchParams({ query: promql }).toString();
  const response = await fetch(`${server}/api/v1/${endpoint}?${parameters}`);
  const answer = (await response.json()) as Answer<Data>;
  if (answer.status !== 'success') throw new Error(`Prometheus refused ${promql}: ${answer.error ?? ''}`);
  return answer.data;
}

interface Answer<Data> {
  readonly status: string;
  readonly error?: string;
  readonly data?: Data;
}

interface QueryResult {
  readonly result: readonly { readonly metric: Record<string, string>; readonly value: [number, string] }[];
}

interface StoredSeries {
  readonly exemplars: readonly StoredExemplar[];
}
