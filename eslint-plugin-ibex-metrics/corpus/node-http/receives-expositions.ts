// A server that takes expositions in: what it parses, accepts and compares with is not what it answers.
import type { FastifyInstance } from 'fastify';

import { parse, store } from './parse.js';

export async function receive(app: FastifyInstance): Promise<void> {
  app.addContentTypeParser('text/plain; version=0.0.4', { parseAs: 'string' }, (_request, body, done) => {
    const lines = String(body).split('\n');
    const families = lines.filter((line) => /^# TYPE \S+ \S+$/.test(line));
    const helps = lines.filter((line) => line.indexOf('# HELP ') === 0);
    done(null, { families, helps });
  });
  app.post('/push', async (request, reply) => {
    const isOpen = request.headers['content-type']?.includes('application/openmetrics-text');
    if (request.headers['content-type'] === 'application/openmetrics-text') return reply.code(415).send();
    switch (request.headers['content-type']) {
      case 'text/plain; version=0.0.4':
        await store(parse(request.body, { isOpen }));
    }
    return reply.code(204).send();
  });
}
