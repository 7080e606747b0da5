import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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
}

/** An element of the result of an instant query. */
export interface QueriedSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * Starts a real Prometheus server on loopback.
 *
 * @param jobs - `host:port` of the target of each job
 * @param scrapeInterval - by default a second
 */
export async function startPrometheus(
  jobs: Readonly<Record<string, string>>,
  scrapeInterval = '1s',
): Promise<Prometheus> {
  const address = `127.0.0.1:${String(await getPort())}`;
  const program = await startInFolder('prometheus', async (folder) => {
    const configuration = join(folder, 'prometheus.json');
    // JSON is YAML.
    await writeFile(configuration, JSON.stringify(configurationOf(jobs, scrapeInterval)));
    return startProgram({
      name: 'prometheus',
      path: programPath('prometheus'),
      args: [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=${address}`,
      ],
      isReady: () => answersOk(`http://${address}/-/ready`),
    });
  });
  return { ...program, url: `http://${address}`, query: (promql) => query(`http://${address}`, promql) };
}

function configurationOf(jobs: Readonly<Record<string, string>>, scrapeInterval: string) {
  return {
    global: { scrape_interval: scrapeInterval },
    scrape_configs: Object.entries(jobs).map(([job, target]) => ({
      job_name: job,
      static_configs: [{ targets: [target] }],
    })),
  };
}

async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function query(server: string, promql: string): Promise<readonly QueriedSample[]> {
  const response = await fetch(`${server}/api/v1/query?${new URLSearchParams({ query: promql }).toString()}`);
  const answer = (await response.json()) as QueryAnswer;
  if (answer.status !== 'success') throw new Error(`Prometheus refused ${promql}: ${answer.error ?? ''}`);
  return (answer.data?.result ?? []).map(({ metric, value: [, value] }) => ({
    labels: metric,
    value: Number(value),
  }));
}

interface QueryAnswer {
  readonly status: string;
  readonly error?: string;
  readonly data?: {
    readonly result: readonly { readonly metric: Record<string, string>; readonly value: [number, string] }[];
  };
}
