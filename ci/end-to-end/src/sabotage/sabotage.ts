/**
 * Preloaded into a real service (`node --import`), it breaks what the service answers at `/metrics` in one way, named by
 * `IBEX_SABOTAGE`: the seeded violations that the gate must catch at run time.
 */
import { type IncomingMessage, Server, ServerResponse } from 'node:http';

/** One way to break a service's metrics. */
type Sabotage = () => void;

const REQUESTS = 'ibex_proxy_requests_total';
const UUID = '6f1c2f64-5b7e-4c39-9e0a-0d8f6b1a2c3d';

const SABOTAGES: Readonly<Record<string, Sabotage>> = {
  'metric-removed': () => {
    rewrite((body) => body.replace(new RegExp(`^# HELP ${REQUESTS} [^]*?\\n(?=# HELP )`, 'm'), ''));
  },
  'metric-renamed': () => {
    rewrite((body) => body.replaceAll(REQUESTS, 'ibex_proxy_request_total'));
  },
  'type-changed': () => {
    rewrite((body) => body.replace(`${REQUESTS} counter`, `${REQUESTS} gauge`));
  },
  'help-emptied': () => {
    rewrite((body) => body.replace(new RegExp(`^(# HELP ${REQUESTS}) .*`, 'm'), '$1 '));
  },
  'never-sampled': () => {
    rewrite((body) => body.replaceAll(new RegExp(`^${REQUESTS}\\{.*\\n`, 'gm'), ''));
  },
  'route-with-uuid': () => {
    rewrite((body) =>
      body.replace(`${REQUESTS}{route="/v1/models"`, `${REQUESTS}{route="/v1/users/${UUID}"`),
    );
  },
  'label-added': () => {
    rewrite((body) => withLabel(body, 'region="eu"'));
  },
  'org-id-label': () => {
    rewrite((body) => withLabel(body, `orgId="${UUID}"`));
  },
  'buckets-changed': () => {
    rewrite((body) => body.replaceAll('le="0.25"', 'le="0.3"'));
  },
  'body-cut': () => {
    rewrite((body) => body.slice(0, body.length / 2));
  },
  'html-page': () => {
    onAnswer((answer) => ({
      ...answer,
      contentType: 'text/html; charset=utf-8',
      body: '<!doctype html>\n<title>Sign in</title>\n',
    }));
  },
  'scrape-fails': () => {
    onAnswer((answer) => ({ ...answer, status: 500, body: 'sabotaged\n' }));
  },
  'empty-body': () => {
    rewrite(() => '');
  },
  'never-ready': () => {
    process.stdout.write = () => true;
  },
  'crash-at-start': () => {
    process.stderr.write('sabotaged: cannot start\n');
    process.exit(1);
  },
  'url-in-a-comment': () => {
    const urls: string[] = [];
    onRequest((request) => urls.push(request.url ?? ''));
    rewrite((body) => `${urls.map((url) => `# served ${url}\n`).join('')}${body}`);
  },
};

/** Gives every sample one more label. */
function withLabel(body: string, label: string): string {
  return body.replaceAll(/^(\w+\{.*)\} /gm, `$1,${label}} `).replaceAll(/^(\w+) /gm, `$1{${label}} `);
}

function rewrite(change: (body: string) => string): void {
  onAnswer((answer) => ({ ...answer, body: change(answer.body) }));
}

/** An answer at `/metrics`. */
interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

function onAnswer(change: (answer: Answer) => Answer): void {
  /** What is still to be done where the body comes: write the head, and return the body to send. */
  const answers = new WeakMap<MetricsResponse, (body: string) => string>();
  // Their own types have an overload for each way to call them; what serves the metrics has but one.
  const response = ServerResponse.prototype as unknown as MetricsResponse;
  replace(response, 'writeHead', (writeHead) => {
    return function (this: MetricsResponse, status, headers) {
      if (this.req.url !== '/metrics') return writeHead.call(this, status, headers);
      answers.set(this, (given) => {
        const { body, ...answer } = change({
          status,
          contentType: headers['content-type'] ?? '',
          body: given,
        });
        const length = Buffer.byteLength(body);
        const changed = { ...headers, 'content-type': answer.contentType, 'content-length': length };
        writeHead.call(this, answer.status, changed);
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

function onRequest(see: (request: IncomingMessage) => void): void {
  // Its own type has an overload for each event.
  replace(Server.prototype as Emitter, 'emit', (emit) => {
    return function (this: Emitter, event, ...args) {
      if (event === 'request') see(args[0] as IncomingMessage);
      return emit.call(this, event, ...args);
    };
  });
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

const sabotage = SABOTAGES[process.env['IBEX_SABOTAGE'] ?? ''];
if (!sabotage) throw new Error(`IBEX_SABOTAGE must be one of ${Object.keys(SABOTAGES).join(', ')}`);
sabotage();
