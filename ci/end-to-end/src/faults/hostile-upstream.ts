import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What an upstream does with each request it reads. */
export type UpstreamMood = keyof typeof MOODS;

/** An LLM provider that does to the proxy what real ones do on bad days. */
export interface HostileUpstream {
  readonly url: string;
  /** From now on each request is treated like this. */
  mood: UpstreamMood;
  /** Closes the port, and all connections with it: who connects is refused. */
  refuse(): Promise<void>;
  /** Opens the port again. */
  accept(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an upstream on a free port of loopback; it does well until told otherwise. */
export async function startHostileUpstream(): Promise<HostileUpstream> {
  const server = createServer((request, response) => {
    const { mood } = upstream;
    response.on('error', () => undefined);
    request
      .on('error', () => undefined)
      .on('end', () => void MOODS[mood](response, request))
      .resume();
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const port = await listen(0);
  const upstream: HostileUpstream = {
    url: `http://127.0.0.1:${String(port)}`,
    mood: 'does well',
    refuse: close,
    accept: async () => {
      await listen(port);
    },
    stop: close,
  };
  return upstream;
}

/** How long the slow one takes, in milliseconds. */
export const SLOWNESS = 300;

const MOODS = {
  'does well': (response: ServerResponse, request: IncomingMessage) => answer(response, request),
  'is slow to the first byte': async (response: ServerResponse, request: IncomingMessage) => {
    await pause(SLOWNESS);
    await answer(response, request);
  },
  'says nothing': () => undefined,
  'hangs in mid-stream': (response: ServerResponse) => {
    writeHalf(response);
  },
  'breaks off in mid-stream': (response: ServerResponse) => {
    writeHalf(response);
    setTimeout(() => response.socket?.resetAndDestroy(), 10);
  },
  'resets the connection': (response: ServerResponse) => {
    response.socket?.resetAndDestroy();
  },
  'answers 500': (response: ServerResponse) => {
    response.writeHead(500, JSON_TYPE).end('{"error":{"message":"overloaded"}}');
  },
  'answers garbage': (response: ServerResponse) => {
    response.socket?.end('\u0000\u0001 this is no HTTP\r\n\r\n');
  },
};

const JSON_TYPE = { 'content-type': 'application/json' };

async function answer(response: ServerResponse, { headers }: IncomingMessage): Promise<void> {
  if (headers.accept !== 'text/event-stream') {
    response.writeHead(200, JSON_TYPE).end('{"choices":[]}');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of ['first', 'second', 'third']) {
    response.write(`data: ${event}\n\n`);
    await pause(10);
  }
  response.end('data: [DONE]\n\n');
}

function writeHalf(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('data: first\n\n');
}
