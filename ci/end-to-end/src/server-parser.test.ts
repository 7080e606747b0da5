import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type ExpositionReport, validateExposition } from '@ibex/exposition';
import { isInstalled, type Prometheus, startPrometheus } from '@ibex/test-programs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { CLEAN_BODIES, PROBLEM_CASES } from '../../../packages/exposition/src/testing/problem-cases.js';
import {
  SERVER_CASES,
  SERVER_CLEAN_BODIES,
  SERVER_ODD_BODIES,
} from '../../../packages/exposition/src/testing/server-cases.js';

const BODIES: readonly Buffer[] = [
  ...[...PROBLEM_CASES, ...SERVER_CASES]
    .filter(({ options }) => options === undefined)
    .map(({ body }) => body),
  ...CLEAN_BODIES,
  ...SERVER_CLEAN_BODIES,
  ...SERVER_ODD_BODIES,
].map((body) => Buffer.from(body));

const GAUGE = 'TYPE x gauge\nx 1\n';

describe.runIf(isInstalled('prometheus'))('what a finding says of the Prometheus server', () => {
  let endpoints: readonly Server[];
  let prometheus: Prometheus;

  beforeAll(async () => {
    endpoints = await Promise.all(BODIES.map((body) => serve(body)));
    const jobs = endpoints.map((server, index) => [jobOf(index), `127.0.0.1:${portOf(server)}`]);
    prometheus = await startPrometheus(Object.fromEntries(jobs) as Record<string, string>);
  });

  afterAll(async () => {
    await prometheus.stop();
    for (const server of endpoints) server.close();
  });

  it(`is what a real one does with ${String(BODIES.length)} bodies`, async () => {
    const health = await scrapedHealth(prometheus, BODIES.length);
    const disagreements = BODIES.flatMap((body, index) => {
      const { problems } = validateExposition(body, { lint: false, valueShapes: false });
      const said = statementOf(problems);
      const { isUp, lastError } = health.get(jobOf(index)) ?? {};
      if (said === 'undecided' || (said === 'reads') === isUp) return [];
      return [{ body: body.toString('latin1'), said, isUp, lastError, problems }];
    });
    expect(disagreements).toEqual([]);
  });

  it('is that it keeps the first of two samples of a series', async () => {
    const job = jobServing('x{a="1",b="2"} 1\nx{b="2",a="1"} 2\n');
    await eventually(async () => {
      expect((await prometheus.query(`x{job="${job}"}`)).map(({ value }) => value)).toEqual([1]);
    });
  });

  it('is that it reads nothing after a NUL in a comment', async () => {
    const job = jobServing('x 1\n# \0\ny 1\n');
    await eventually(async () => {
      const found = await prometheus.query(`{job="${job}",__name__=~"x|y"}`);
      expect(found.map(({ labels }) => labels['__name__'])).toEqual(['x']);
    });
  });

  it('is that it knows no type from a comment without a space', async () => {
    await eventually(async () => {
      expect(await metadataOf(prometheus, jobServing(`  # ${GAUGE}`))).toMatchObject([
        { metric: 'x', type: 'gauge' },
      ]);
    });
    expect(await metadataOf(prometheus, jobServing(`#${GAUGE}`))).toEqual([]);
  });
});

/**
 * What the problems say of the server: whether it reads the body or refuses the whole scrape. It refuses what
 * expfmt refuses unless they say otherwise.
 */
function statementOf(problems: ExpositionReport['problems']): 'reads' | 'refuses' | 'undecided' {
  for (const { code, message } of problems) {
    if (message.includes('the Prometheus server looks for the closing quote')) return 'undecided';
    if (/the Prometheus server takes (the|this) NUL for the end of the body/.test(message)) return 'reads';
    if (message.includes('the Prometheus server refuses the whole scrape')) return 'refuses';
    const isRead = message.endsWith('; the Prometheus server reads this line all the same');
    if (code.startsWith('syntax/') && !isRead) return 'refuses';
  }
  return 'reads';
}

async function serve(body: Buffer): Promise<Server> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain').end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): string {
  return String((server.address() as AddressInfo).port);
}

function jobOf(index: number): string {
  return `body-${String(index)}`;
}

/** The job of the body with this text. */
function jobServing(text: string): string {
  const index = BODIES.findIndex((body) => body.equals(Buffer.from(text)));
  if (index === -1) throw new Error(`no body is ${JSON.stringify(text)}`);
  return jobOf(index);
}

interface Health {
  readonly isUp: boolean;
  readonly lastError: string;
}

/** Waits until each target was scraped. */
function scrapedHealth(prometheus: Prometheus, count: number): Promise<ReadonlyMap<string, Health>> {
  return eventually(async () => {
    const { activeTargets } = await apiData<TargetList>(prometheus, 'targets?state=active');
    expect(activeTargets).toHaveLength(count);
    return new Map(
      activeTargets.map(({ labels, health, lastError }) => {
        expect(health).not.toBe('unknown');
        return [labels['job'] ?? '', { isUp: health === 'up', lastError }];
      }),
    );
  });
}

function eventually<Result>(check: () => Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 30_000, interval: 250 });
}

interface TargetList {
  readonly activeTargets: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly health: string;
    readonly lastError: string;
  }[];
}

function metadataOf(prometheus: Prometheus, job: string): Promise<unknown> {
  return apiData(prometheus, `targets/metadata?match_target={job="${job}"}`);
}

async function apiData<Data>(prometheus: Prometheus, path: string): Promise<Data> {
  const response = await fetch(`${prometheus.url}/api/v1/${path}`);
  return ((await response.json()) as { readonly data: Data }).data;
}
