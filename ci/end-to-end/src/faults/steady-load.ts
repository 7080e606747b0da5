import { Agent, request } from 'undici';

/** What a client came away with. */
export interface Answer {
  readonly method: string;
  readonly route: string;
  /**
   * The status; `cut`, where the response broke off after its head; `late`, where it was not over within the deadline;
   * `failed` with the cause, where there was none at all.
   */
  readonly outcome: string;
  /** From the start to the last byte, in milliseconds. */
  readonly took: number;
}

/** A few requests a second, of every kind that is forwarded. */
export interface SteadyLoad {
  /**
   * Starts to send requests at the rate, each at its time, whatever has become of the ones before.
   *
   * @returns a function that ends that and resolves with what became of them, when all of them are over
   */
  start(): () => Promise<readonly Answer[]>;
  /** Closes the clients' connections. */
  close(): Promise<void>;
}

/** How to make load. */
export interface LoadOptions {
  /** The URL of a proxy. */
  readonly url: string;
  readonly token: string;
  readonly perSecond: number;
  /** How long a client waits for the last byte, in milliseconds. */
  readonly deadline: number;
}

/** Makes load with clients that keep their connections. */
export function steadyLoad({ url, token, perSecond, deadline }: LoadOptions): SteadyLoad {
  const agent = new Agent({ keepAliveTimeout: 60_000 });
  let sent = 0;
  const send = async (): Promise<Answer> => {
    const { path, method, headers, body } = kindOf(sent++);
    const start = performance.now();
    const outcome = await outcomeOf(async (onHead) => {
      const response = await request(url + path, {
        dispatcher: agent,
        method,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(deadline),
      });
      onHead();
      await response.body.arrayBuffer();
      return String(response.statusCode);
    });
    return { method, route: path, outcome, took: performance.now() - start };
  };

  return {
    start: () => {
      const pending = [send()];
      const timer = setInterval(() => pending.push(send()), 1000 / perSecond);
      return () => {
        clearInterval(timer);
        return Promise.all(pending);
      };
    },
    close: () => agent.destroy(),
  };
}

async function outcomeOf(send: (onHead: () => void) => Promise<string>): Promise<string> {
  const progress = { hasHead: false };
  try {
    return await send(() => {
      progress.hasHead = true;
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return 'late';
    if (progress.hasHead) return 'cut';
    return `failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

interface Kind {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

const KINDS: readonly [Kind, ...Kind[]] = [
  {
    method: 'POST',
    path: '/v1/chat/completions',
    headers: { ...JSON_TYPE, accept: 'text/event-stream' },
    body: '{"stream":true,"messages":[]}',
  },
  { method: 'GET', path: '/v1/models', headers: {} },
  { method: 'POST', path: '/v1/embeddings', headers: JSON_TYPE, body: '{"input":"some text"}' },
  { method: 'POST', path: '/v1/chat/completions', headers: JSON_TYPE, body: '{"messages":[]}' },
];

function kindOf(index: number): Kind {
  return KINDS[index % KINDS.length] ?? KINDS[0];
}
