import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A stub of an LLM provider that listens on a free port. */
export interface StubUpstream {
  /** Its URL. */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts a provider shaped like OpenAI's. What a request asks for in its headers it gets:
 * `x-stub-status` an error of that status, `x-stub-delay-ms` a pause before the headers, `x-stub-break-off`
 * a connection that is reset after the first chunk of a stream.
 */
export async function startStubUpstream(): Promise<StubUpstream> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readJson(request);
  await pause(Number(request.headers['x-stub-delay-ms'] ?? 0));
  const status = Number(request.headers['x-stub-status'] ?? 200);
  if (status !== 200) {
    sendJson(response, status, { error: { message: 'the stub was asked for this', type: 'stub_error' } });
    return;
  }
  switch (`${request.method ?? ''} ${request.url?.split('?', 1)[0] ?? ''}`) {
    case 'POST /v1/chat/completions':
      if (body?.stream === true) await streamCompletion(response, 'x-stub-break-off' in request.headers);
      else sendJson(response, 200, COMPLETION);
      break;
    case 'POST /v1/embeddings':
      sendJson(response, 200, EMBEDDINGS);
      break;
    case 'GET /v1/models':
      sendJson(response, 200, MODELS);
      break;
    default:
      sendJson(response, 404, { error: { message: 'the stub has no such route', type: 'stub_error' } });
  }
}

async function readJson(request: IncomingMessage): Promise<{ stream?: unknown } | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0
    ? null
    : (JSON.parse(Buffer.concat(chunks).toString()) as { stream?: unknown } | null);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function streamCompletion(response: ServerResponse, breaksOff: boolean): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const content of WORDS) {
    response.write(`data: ${JSON.stringify(completionChunk(content))}\n\n`);
    await pause(BETWEEN_CHUNKS_MS);
    if (breaksOff) {
      response.destroy();
      return;
    }
  }
  response.end('data: [DONE]\n\n');
}

const BETWEEN_CHUNKS_MS = 20;
const WORDS = ['This ', 'is ', 'a ', 'stub.'];
const MODEL = 'stub-1';

function completionChunk(content: string) {
  return {
    id: 'chatcmpl-stub',
    object: 'chat.completion.chunk',
    created: 0,
    model: MODEL,
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  };
}

const COMPLETION = {
  id: 'chatcmpl-stub',
  object: 'chat.completion',
  created: 0,
  model: MODEL,
  choices: [{ index: 0, message: { role: 'assistant', content: WORDS.join('') }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: WORDS.length, total_tokens: 1 + WORDS.length },
};

const EMBEDDINGS = {
  object: 'list',
  model: MODEL,
  data: [{ object: 'embedding', index: 0, embedding: [0.1, 0.2, 0.3] }],
  usage: { prompt_tokens: 1, total_tokens: 1 },
};

const MODELS = {
  object: 'list',
  data: [{ id: MODEL, object: 'model', created: 0, owned_by: 'ibex' }],
};
