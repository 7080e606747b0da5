import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'undici';

/** Clients that keep their connection, and go to the next instance where the one they have refuses it. */
export interface FailingOverClients {
  /** How many responses came whole from each instance, by its URL and then by `METHOD route status`. */
  readonly answered: ReadonlyMap<string, Map<string, number>>;
  /** What became of every request that was not answered. A refused connection is none: nothing was sent. */
  readonly failures: readonly string[];
  /** How many have not left the first instance yet. */
  onFirst(): number;
  /** Resolves when all have ended. */
  stop(): Promise<void>;
}

/** What is sent. */
export interface SentRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Starts clients that send one request after the other, each on a connection of its own.
 *
 * @param urls - of the instances, the first one first
 * @param requests - which they send in turn
 * @param count - how many clients
 */
export function startFailingOver(
  urls: readonly string[],
  requests: readonly SentRequest[],
  count: number,
): FailingOverClients {
  const answered = new Map(urls.map((url) => [url, new Map<string, number>()]));
  const failures: string[] = [];
  let isStopped = false;
  let onFirst = count;

  const work = async (index: number) => {
    const remaining = [...urls];
    let client: Client | undefined;
    for (let turn = index; !isStopped; turn += 1) {
      const [url] = remaining;
      const request = requests[turn % requests.length];
      if (url === undefined || request === undefined) break;
      client ??= new Client(url, { pipelining: 1, keepAliveTimeout: 60_000 });
      try {
        const { statusCode, body } = await client.request({
          ...request,
          body: request.body ?? null,
          signal: AbortSignal.timeout(DEADLINE),
        });
        await body.arrayBuffer();
        add(answered.get(url), `${request.method} ${request.path} ${String(statusCode)}`);
      } catch (error) {
        if (isRefused(error)) {
          remaining.shift();
          if (url === urls[0]) onFirst -= 1;
        } else failures.push(describe(error));
        await client.destroy();
        client = undefined;
      }
      // Times of its own, so that the end of the first instance meets clients in every state.
      await pause((index * 7 + turn * 3) % 40);
    }
    await client?.close();
  };
  const clients = Array.from({ length: count }, (_, index) => work(index));
  return {
    answered,
    failures,
    onFirst: () => onFirst,
    stop: async () => {
      isStopped = true;
      await Promise.all(clients);
    },
  };
}

const DEADLINE = 5000;

function add(counts: Map<string, number> | undefined, key: string): void {
  counts?.set(key, (counts.get(key) ?? 0) + 1);
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
