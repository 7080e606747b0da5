// A program: an LLM provider that answers at once, or streams. What it takes itself is to be as little as can be, since
// what is measured stands before it.
import { createServer, type ServerResponse } from 'node:http';

import { listenAndTell } from './listen-and-tell.js';

const COMPLETION = JSON.stringify({
  id: 'chatcmpl-stub',
  object: 'chat.completion',
  created: 0,
  model: 'stub-1',
  choices: [
    { index: 0, message: { role: 'assistant', content: 'word '.repeat(200) }, finish_reason: 'stop' },
  ],
  usage: { prompt_tokens: 100, completion_tokens: 200, total_tokens: 300 },
});

const EVENT = `data: ${JSON.stringify({
  id: 'chatcmpl-stub',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'stub-1',
  choices: [{ index: 0, delta: { content: 'word ' }, finish_reason: null }],
})}\n\n`;

const EVENTS = 10;
const BETWEEN_EVENTS = 5;

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    if (request.headers.accept === 'text/event-stream') stream(response, EVENTS);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(COMPLETION);
  });
});

function stream(response: ServerResponse, left: number): void {
  if (left === EVENTS) response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (left === 0) {
    response.end('data: [DONE]\n\n');
    return;
  }
  response.write(EVENT);
  setTimeout(stream, BETWEEN_EVENTS, response, left - 1);
}

listenAndTell(server);
