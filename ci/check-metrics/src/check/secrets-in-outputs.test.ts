import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { OUTPUT_KINDS } from '../report/output-kinds.js';
import { LoopbackServers } from '../testing/loopback.js';
import { checkMetrics } from '../testing/run-program.js';
import { shopCatalogFile } from '../testing/shop-catalog-file.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const directory = temporaryDirectory();
const servers = new LoopbackServers();
let url: URL;

beforeAll(async () => {
  url = await servers.http(answer);
  directory.file('catalog.mjs', shopCatalogFile());
});

afterAll(() => servers.close());

/** What a terminal obeys, and what no eye sees: an escape sequence, one of a single character, a change of direction. */
const CONTROLS = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202egnp\u2066\u200b';

/** A server that says in every place it can what it was asked with, and says it as harmfully as it can. */
function answer({ url: path = '', headers }: IncomingMessage, response: ServerResponse): void {
  const header = headers.authorization ?? '';
  const credentials = header.replace(/^\w+ /, '');
  const decoded = header.startsWith('Basic ') ? Buffer.from(credentials, 'base64').toString() : '';
  const said = `${header} ${decoded} ${encodeURIComponent(decoded)}`;
  const shown = `${said}${CONTROLS}`.replaceAll('"', '');
  if (path.startsWith('/redirect')) {
    const location = `http://example.invalid/${header}/${decoded}/${encodeURIComponent(decoded)}?${encodeURIComponent(said)}`;
    response.writeHead(302, { location }).end(said);
    return;
  }
  if (path.startsWith('/status')) {
    response.writeHead(500, said).end(said);
    return;
  }
  if (path.startsWith('/encoding')) response.setHeader('content-encoding', said);
  response.setHeader('content-type', `text/html; ${said}`);
  response.end(
    [
      `# HELP shop_web_carts ${shown}`,
      '# TYPE shop_web_carts gauge',
      `shop_web_carts{a="${shown}"} 2`,
      '# HELP shop_web_orders_total Orders',
      '# TYPE shop_web_orders_total counter',
      `shop_web_orders_total{result="${shown}"} 5`,
      `{"${shown}"} 1`,
      shown,
      `up ${shown}`,
      '',
    ].join('\n'),
  );
}

/** A password such as generators make them, and one with what is escaped somewhere. */
const USER_AND_PASSWORD = 'scraper:s3cr3t-Pa55/w+rd=&<%';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0LXRva2Vu.q-9_Xz';

interface Given {
  readonly title: string;
  readonly options?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly userInfo?: string;
}

const GIVEN: readonly Given[] = [
  { title: 'a token of the environment', env: { CHECK_METRICS_BEARER_TOKEN: TOKEN } },
  { title: 'a token in a file', options: ['--bearer-token-file', 'token'] },
  { title: 'a password of the environment', env: { CHECK_METRICS_BASIC_AUTH: USER_AND_PASSWORD } },
  { title: 'a password in a file', options: ['--basic-auth-file', 'password'] },
  {
    title: 'a password in the URL',
    userInfo: `scraper:${encodeURIComponent(USER_AND_PASSWORD.slice('scraper:'.length))}`,
  },
];

const SECRETS = [TOKEN, USER_AND_PASSWORD, USER_AND_PASSWORD.slice('scraper:'.length)].flatMap((secret) => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  encodeURIComponent(secret),
  // As in XML and in JSON.
  secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  // And what none of these changes.
  's3cr3t',
  'c2VjcmV0',
]);

/** A program that ends with what it has in its environment, also where a line of its output is cut. */
const LEAKY = `secrets="$CHECK_METRICS_BEARER_TOKEN $CHECK_METRICS_BASIC_AUTH"; echo "$secrets"; printf '%180s %s\\n' x "$secrets"; exit 3`;

/** Every check at once: a body with findings, and what fails in the other places that a server speaks in. */
const PATHS = ['/metrics', '/redirect', '/status', '/encoding'];

describe.each(GIVEN)('$title', ({ options = [], env = {}, userInfo = '' }) => {
  it('is in no output, whatever the target says, and neither is a control character', async () => {
    directory.file('token', `${TOKEN}\n`);
    directory.file('password', `${USER_AND_PASSWORD}\n`);
    const targets = PATHS.map((path) => {
      const { host } = url;
      return `http://${userInfo === '' ? '' : `${userInfo}@`}${host}${path}`;
    });
    const files = OUTPUT_KINDS.map((kind) => ({ kind, file: directory.path(`report.${kind}`) }));
    // All kinds to files in one run, and each to standard output in one of its own.
    const runs = await Promise.all(
      [files.map(({ kind, file }) => `${kind}=${file}`), ...OUTPUT_KINDS.map((kind) => [kind])].map(
        (outputs) =>
          checkMetrics(
            [
              ...['--no-config', '--catalog', 'catalog.mjs', '--scrapes', '2', '--interval', '1ms'],
              ...outputs.flatMap((output) => ['--output', output]),
              ...options,
              ...['--start', LEAKY, '--exercise', LEAKY],
              ...targets,
            ],
            { cwd: directory.path('.'), env },
          ),
      ),
    );
    const texts = [
      ...runs.flatMap(({ stdout, stderr }) => [stdout, stderr]),
      ...files.map(({ file }) => readFileSync(file, 'utf8')),
    ];
    // The server was asked, and answered with what must not be shown.
    const [toFiles, pretty] = runs;
    expect(toFiles).toMatchObject({ code: 2, stdout: '' });
    expect(toFiles?.stderr).toMatch(
      /^scrape 1 of 2\nrunning the exercise command\n(?: {2}[* ]*\n)?.* x[* ]*\n$/,
    );
    expect(pretty?.stdout).toContain('[target/not-started]');
    expect(pretty?.stdout).toContain('[exercise/failed]');
    expect(pretty?.stdout).toContain('has the help text "B');
    expect(pretty?.stdout).toContain('***');
    expect(pretty?.stdout).toContain('[target/redirect]');
    for (const text of texts) {
      for (const secret of SECRETS) {
        const at = text.indexOf(secret);
        expect(at === -1 ? '' : text.slice(Math.max(at - 80, 0), at + 40), 'around the secret').toBe('');
      }
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    }
  });
});
