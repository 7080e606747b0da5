import type { Agent } from 'node:http';

import * as z from 'zod/mini';

import { cutTo } from '../finding/cut-to.js';
import type { Credentials } from '../target/credentials.js';
import { Redactor } from '../target/redact.js';
import { readApiAnswer } from './api-answer.js';
import { CouldNotAskError } from './could-not-ask.js';
import { connections, exchange } from './exchange.js';
import { LONGEST_TEXT } from './longest-text.js';

/** How a server is asked. */
export interface PrometheusApiOptions {
  /** For each question, from the first packet to the last byte, in milliseconds. */
  readonly timeout: number;
  /** Of an answer, after decompression. */
  readonly maxBytes: number;
  readonly credentials?: Credentials;
  /** The tenant, for Mimir and its like (`X-Scope-OrgID`). */
  readonly orgId?: string;
  /** Certificates in PEM format to trust instead of the system's. */
  readonly ca?: readonly string[];
  /** Gives up, and its reason is thrown. */
  readonly cancelSignal?: AbortSignal;
}

/** An element of the vector that a query gives. */
export interface QueriedSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** When it was evaluated, in seconds since 1970. */
  readonly time: number;
}

/** What a target said about a metric. */
export interface Metadata {
  readonly type: string;
  readonly help: string;
}

const vector = z.object({
  resultType: z.literal('vector'),
  result: z.array(
    z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
  ),
});
const names = z.nullish(z.array(z.string()));
const metadata = z.object({ type: z.string(), help: z.string() });
const metadataByMetric = z.record(z.string(), z.array(metadata));
const metadataOfTargets = z.nullish(
  z.array(z.extend(metadata, { target: z.record(z.string(), z.string()) })),
);

/** The HTTP API of a server that speaks it: Prometheus, Mimir, Thanos, VictoriaMetrics. */
export class PrometheusApi {
  /** Of the credentials that the server was sent, and may repeat. */
  readonly redactor: Redactor;
  readonly #base: URL;
  readonly #options: PrometheusApiOptions;
  readonly #agent: Promise<Agent>;
  readonly #warnings = new Set<string>();
  #questions = 0;

  /**
   * @param base - what `/api/v1` stands under; it may have a path and a query of its own
   */
  constructor(base: URL, options: PrometheusApiOptions) {
    this.#base = base;
    this.#options = options;
    this.#agent = connections(base);
    this.redactor = new Redactor(options.credentials?.secrets ?? []);
  }

  /** How many questions were asked so far. */
  get questions(): number {
    return this.#questions;
  }

  /** Why something may be missing in the answers so far, each reason once. */
  get warnings(): ReadonlySet<string> {
    return this.#warnings;
  }

  /**
   * Evaluates an expression that gives a vector.
   *
   * @param time - in seconds since 1970; by default now, by the clock of the server
   * @throws {@link CouldNotAskError}
   */
  async query(promql: string, time?: number): Promise<QueriedSample[]> {
    const form = new URLSearchParams({ query: promql, timeout: `${String(this.#options.timeout)}ms` });
    if (time !== undefined) form.set('time', String(time));
    const { result } = await this.#ask('query', { form, shape: vector });
    return result.map(({ metric, value: [evaluated, value] }) => ({
      labels: metric,
      value: Number(value),
      time: evaluated,
    }));
  }

  /**
   * The names of the labels that series have, some of which may have ended a while ago.
   *
   * @throws {@link CouldNotAskError}
   */
  async labelNames(selector: string): Promise<readonly string[]> {
    const form = new URLSearchParams({ 'match[]': selector });
    return (await this.#ask('labels', { form, shape: names })) ?? [];
  }

  /**
   * The values of a label that series have, some of which may have ended a while ago.
   *
   * @param label - a name that needs no escaping in a path
   * @throws {@link CouldNotAskError}
   */
  async labelValues(label: string, selector: string): Promise<readonly string[]> {
    const query = new URLSearchParams({ 'match[]': selector });
    return (await this.#ask(`label/${label}/values`, { query, shape: names })) ?? [];
  }

  /**
   * What targets say about a metric, each variant once.
   *
   * @returns `undefined` where the server has nothing of the kind
   * @throws {@link CouldNotAskError}
   */
  async metadata(metric: string): Promise<readonly Metadata[] | undefined> {
    const query = new URLSearchParams({ metric });
    const answer = await this.#askIfThere('metadata', { query, shape: metadataByMetric });
    return answer && (answer[metric] ?? []);
  }

  /**
   * What each target says about a metric.
   *
   * @param selector - of targets, by their labels
   * @returns `undefined` where the server has nothing of the kind
   * @throws {@link CouldNotAskError}
   */
  async targetMetadata(
    metric: string,
    selector: string,
  ): Promise<readonly (Metadata & { target: Readonly<Record<string, string>> })[] | undefined> {
    const query = new URLSearchParams({ metric, match_target: selector });
    const answer = await this.#askIfThere('targets/metadata', { query, shape: metadataOfTargets });
    return answer === undefined ? undefined : (answer ?? []);
  }

  /** A text from the server, as far as a message has room for it, without the credentials it was sent. */
  shown(text: string): string {
    return cutTo(LONGEST_TEXT, this.redactor.text(text));
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    (await this.#agent).destroy();
  }

  async #askIfThere<Data>(path: string, question: Question<Data>): Promise<Data | undefined> {
    try {
      return await this.#ask(path, question);
    } catch (error) {
      if (error instanceof CouldNotAskError && MEANS_NOT_THERE.has(error.code)) return undefined;
      throw error;
    }
  }

  async #ask<Data>(path: string, { query, form, shape }: Question<Data>): Promise<Data> {
    const { credentials, orgId, ...options } = this.#options;
    const url = new URL(this.#base);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/${path}`;
    for (const [name, value] of query ?? []) url.searchParams.append(name, value);
    this.#questions += 1;
    const headers = {
      ...(credentials?.authorization !== undefined && { authorization: credentials.authorization }),
      ...(orgId !== undefined && { 'x-scope-orgid': orgId }),
    };
    const answer = await exchange(url, form, { ...options, headers, agent: await this.#agent });
    const { data, warnings } = readApiAnswer(answer, url, shape, this.redactor);
    for (const warning of warnings.slice(0, MOST_WARNINGS)) {
      if (this.#warnings.size < MOST_WARNINGS) this.#warnings.add(this.shown(warning));
    }
    return data;
  }
}

interface Question<Data> {
  readonly query?: URLSearchParams;
  /** Sent in the body, where there is room for any length. */
  readonly form?: URLSearchParams;
  readonly shape: z.ZodMiniType<Data>;
}

const MOST_WARNINGS = 10;
/** Servers without metadata answer 404, an error, or nothing that makes sense; a proxy may not let the question pass. */
const MEANS_NOT_THERE: ReadonlySet<string> = new Set([
  'fleet/not-prometheus',
  'fleet/query-failed',
  'fleet/unauthorized',
]);
