/**
 * Preloaded into a real service (`node --import`), it breaks what the service answers at `/metrics` in one way: the seeded
 * violations that the gate must catch at run time. In which way stands in the file that `IBEX_SABOTAGE` names, and may
 * differ from answer to answer.
 */
import { readFileSync } from 'node:fs';
import { type IncomingMessage, Server, ServerResponse } from 'node:http';

import type { Sabotage } from './sabotaged-environment.js';

const REQUESTS = 'ibex_proxy_requests_total';
const UUID = '6f1c2f64-5b7e-4c39-9e0a-0d8f6b1a2c3d';

const AT_START: Readonly<Partial<Record<Sabotage, () => void>>> = {
  'never-ready': () => {
    process.stdout.write = () => true;
  },
  'crash-at-start': () => {
    process.stderr.write('sabotaged: cannot start\n');
    process.exit(1);
  },
};

const OF_ANSWERS: Readonly<Partial<Record<Sabotage, (answer: Answer) => Partial<Answer>>>> = {
  'metric-removed': ({ body }) => ({
    body: body.replace(new RegExp(`^# HELP ${REQUESTS} [^]*?\\n(?=# HELP )`, 'm'), ''),
  }),
  'metric-renamed': ({ body }) => ({ body: body.replaceAll(REQUESTS, 'ibex_proxy_request_total') }),
  'type-changed': ({ body }) => ({ body: body.replace(`${REQUESTS} counter`, `${REQUESTS} gauge`) }),
  'help-emptied': ({ body }) => ({
    body: body.replace(new RegExp(`^(# HELP ${REQUESTS}) .*`, 'm'), '$1 '),
  }),
  'never-sampled': ({ body }) => ({ body: body.replaceAll(new RegExp(`^${REQUESTS}\\{.*\\n`, 'gm'), '') }),
  'route-with-uuid': ({ body }) => ({
    body: body.replace(`${REQUESTS}{route="/v1/models"`, `${REQUESTS}{route="/v1/users/${UUID}"`),
  }),
  'label-added': ({ body }) => ({ body: withLabel(body, 'region="eu"') }),
  'org-id-label': ({ body }) => ({ body: withLabel(body, `orgId="${UUID}"`) }),
  'buckets-changed': ({ body }) => ({ body: body.replaceAll('le="0.25"', 'le="0.3"') }),
  'body-cut': ({ body }) => ({ body: body.slice(0, body.length / 2) }),
  'html-page': () => ({
    contentType: 'text/html; charset=utf-8',
    body: '<!doctype html>\n<title>Sign in</title>\n',
  }),
  'scrape-fails': () => ({ status: 500, body: 'sabotaged\n' }),
  'empty-body': () => ({ body: '' }),
  'url-in-a-comment': ({ body }) => ({
    body: `${requestedUrls.map((url) => `# served ${url}\n`).join('')}${body}`,
  }),
};

/** Gives every sample one more label. */
function withLabel(body: string, label: string): string {
  return body.replaceAll(/^(\w+\{.*)\} /gm, `$1,${label}} `).replaceAll(/^(\w+) /gm, `$1{${label}} `);
}

/** An answer at `/metrics`. */
interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const requestedUrls: string[] = [];

function rememberUrls(): void {
  // Its own type has an overload for each event.
  replace(Server.prototype as Emitter, 'emit', (emit) => {
    return function (this: Emitter, event, ...args) {
      if (event === 'request') requestedUrls.push((args[0] as IncomingMessage).url ?? '');
      return emit.call(this, event, ...args);
    };
  });
}

function changeAnswers(change: (answer: Answer) => Partial<Answer>): void {
  /** What is still to be done where the body comes: write the head, and return the body to send. */
  const answers = new WeakMap<MetricsResponse, (body: string) => string>();
  // Their own types have an overload for each way to call them; what serves the metrics has but one.
  const response = ServerResponse.prototype as unknown as MetricsResponse;
  replace(response, 'writeHead', (writeHead) => {
    return function (this: MetricsResponse, status, headers) {
      if (this.req.url !== '/metrics') return writeHead.call(this, status, headers);
      answers.set(this, (given) => {
        const answer = { status, contentType: headers['content-type'] ?? '', body: given };
        const { body, ...head } = { ...answer, ...change(answer) };
        const length = Buffer.byteLength(body);
        const changed = { ...headers, 'content-type': head.contentType, 'content-length': length };
        writeHead.call(this, head.status, changed);
        return body;
      });
      return this;
    };
  });
  replace(response, 'end', (end) => {
    return function (this: MetricsResponse, ...args) {
      const answer = answers.get(this);
      return answer ? end.call(this, answer(String(args[0]))) : end.apply(this, args);
    };
  });
}

interface MetricsResponse {
  readonly req: IncomingMessage;
  writeHead(this: MetricsResponse, status: number, headers: Headers): MetricsResponse;
  end(this: MetricsResponse, ...args: unknown[]): MetricsResponse;
}

interface Headers {
  readonly 'content-type'?: string;
  readonly 'content-length'?: number;
}

interface Emitter {
  emit(this: Emitter, event: string, ...args: unknown[]): boolean;
}

function replace<Owner, Method extends keyof Owner>(
  owner: Owner,
  method: Method,
  replacement: (original: Owner[Method]) => Owner[Method],
): void {
  owner[method] = replacement(owner[method]);
}

function currentSabotage(): Sabotage {
  return readFileSync(process.env['IBEX_SABOTAGE'] ?? '', 'utf8') as Sabotage;
}

AT_START[currentSabotage()]?.();
rememberUrls();
changeAnswers((answer) => OF_ANSWERS[currentSabotage()]?.(answer) ?? answer);
