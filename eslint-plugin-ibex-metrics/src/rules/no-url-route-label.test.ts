import { RuleTester } from '../testing/rule-tester.js';
import rule from './no-url-route-label.js';

const fix =
  'Use the template that the router matched (`req.route.path`, `request.routeOptions.url`, `c.req.routePath`) and a constant such as "unmatched" where none did.';

const requested = (source: string, label = 'label "route"') =>
  ({ messageId: 'requestedUrl', data: { label, source, fix } }) as const;

const assembled = (source: string) =>
  ({ messageId: 'assembledPath', data: { label: 'label "route"', source, fix } }) as const;

const flawed = (text: string, flaw: string, part: string) =>
  ({ messageId: 'flawedTemplate', data: { label: 'label "route"', text, flaw, part } }) as const;

const settings = {
  'ibex-metrics': {
    catalog: { metrics: [{ name: 'ibex_proxy_requests_total', labels: { route: {}, method: {} } }] },
  },
};

new RuleTester().run('no-url-route-label: what a client asked for', rule, {
  invalid: [
    ...[
      'req.url',
      'req.originalUrl',
      'req.path',
      'req?.path',
      'request.url',
      'request.raw.url',
      'this.req.url',
      'ctx.path',
      'ctx.url',
      'ctx.request.url',
      'ctx.request.path',
      'c.req.path',
      'c.req.url',
      'event.path',
      'event.rawPath',
      'event.requestContext.http.path',
      'request.nextUrl.pathname',
      'window.location.pathname',
      'new URL(req.url, base).pathname',
      'url.parse(req.url).pathname',
      "req['url']",
    ].map((source) => ({
      name: source,
      code: `requests.inc({ route: ${source} });`,
      errors: [{ ...requested(source), line: 1, column: 23 }],
    })),
    ...Object.entries({
      'req.url.split("?")[0]': 'req.url',
      'req.url.split("/").at(1)': 'req.url',
      'req.url!.toLowerCase().slice(1)': 'req.url',
      'String(req.url)': 'req.url',
      'decodeURIComponent(req.path)': 'req.path',
      'req.url as string': 'req.url',
      '<string>req.url': 'req.url',
      '`${req.path}`': 'req.path',
      '`${req.method} ${req.baseUrl}${req.path}`': 'req.path',
      '"GET " + req.path': 'req.path',
      'req.baseUrl + req.path': 'req.path',
      'req.route && req.route.path || req.originalUrl': 'req.originalUrl',
      'req.route ? req.route.path : req.url': 'req.url',
      'known(req) ? `${req.path}` : "unmatched"': 'req.path',
    }).map(([value, source]) => ({
      name: value,
      code: `requests.inc({ route: ${value} });`,
      errors: [{ ...requested(source), column: 23 + value.indexOf(source) }],
    })),
    {
      name: 'through a constant, reported where the label gets it',
      code: `
const route = req.route?.path ?? req.path;
requests.inc({ route });
requests.inc({ route: route, method: 'GET' });
`,
      errors: [
        { ...requested('req.path'), line: 3, column: 16 },
        { ...requested('req.path'), line: 4, column: 23 },
      ],
    },
    {
      name: 'through an object passed by name, reported once',
      code: `
const labels = { method: req.method, route: req.route?.path ?? req.path };
requests.inc(labels);
durations.observe(labels, seconds);
`,
      errors: [
        {
          ...requested('req.path'),
          line: 2,
          column: 64,
          suggestions: [
            {
              messageId: 'useTemplate',
              output: `
const labels = { method: req.method, route: req.route?.path ?? 'unmatched' };
requests.inc(labels);
durations.observe(labels, seconds);
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a good value with a bad fallback, to which a constant is suggested',
      code: `requests.inc({ route: req.route?.path ?? req.path });`,
      errors: [
        {
          ...requested('req.path'),
          suggestions: [
            {
              messageId: 'useTemplate',
              output: `requests.inc({ route: req.route?.path ?? 'unmatched' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'through a name that is assigned again',
      code: `
let route = 'unmatched';
if (!req.route) route = req.url;
requests.inc({ route });
`,
      errors: [{ ...requested('req.url'), line: 4, column: 16 }],
    },
    {
      name: 'through destructuring and aliases',
      code: `
const { url, path: p, raw: { url: inner } } = req;
const { pathname } = new URL(url, base);
const r = ctx.request;
const handle = ({ originalUrl }) => requests.inc({ route: originalUrl });
requests.inc({ route: url });
requests.inc({ route: p });
requests.inc({ route: inner });
requests.inc({ route: pathname });
requests.inc({ route: r.url });
`,
      errors: [
        { ...requested('originalUrl'), line: 5 },
        { ...requested('url'), line: 6 },
        { ...requested('p'), line: 7 },
        { ...requested('inner'), line: 8 },
        { ...requested('pathname'), line: 9 },
        { ...requested('r.url'), line: 10 },
      ],
    },
  ],
  valid: [
    ...[
      'req.route.path',
      'req.route?.path ?? "unmatched"',
      'req.baseUrl + req.route.path',
      '`${req.baseUrl}${req.route.path}`',
      '`${req.method} ${req.route.path}`',
      'request.routeOptions.url',
      'reply.request.routeOptions.config.url',
      'ctx._matchedRoute',
      'c.req.routePath',
      'router.pathname',
      'normalizeRoute(req.url)',
      'req.url.replace(/[0-9]+/g, ":id")',
      'routes.get(req.path)',
      'handlerName',
      'cond && "/users"',
    ].map((value) => ({ name: value, code: `requests.inc({ route: ${value} });` })),
    {
      name: 'a parameter',
      code: `function count(route, { path }) { requests.inc({ route }); requests.inc({ path }); }`,
    },
    {
      name: 'a label that is no route',
      code: `requests.inc({ host: req.url, status: req.path });`,
    },
  ],
});

new RuleTester().run('no-url-route-label: texts', rule, {
  invalid: [
    { code: 'requests.inc({ route: `/users/${id}` });', errors: [assembled('`/users/${id}`')] },
    { code: "requests.inc({ route: '/users/' + id });", errors: [assembled("'/users/' + id")] },
    {
      code: 'requests.inc({ route: `/users/${String(id)}` });',
      errors: [assembled('`/users/${String(id)}`')],
    },
    {
      name: 'a long text is quoted in part, on one line',
      code: 'requests.inc({ route: `/organisations/${organisation}/users/${\n  user\n}/sessions/${session}` });',
      errors: [assembled('`/organisations/${organisation}/users/${ user }/sessions/${…')],
    },
    {
      name: 'text that grows in a loop',
      code: `let route = ''; for (const part of parts) route = route + '/' + part; requests.inc({ route });`,
      errors: [assembled("route + '/' + part")],
    },
    { code: `requests.inc({ route: '/users/42' });`, errors: [flawed('/users/42', 'numeric id', '42')] },
    {
      code: `requests.inc({ route: '/users?page=2' });`,
      errors: [flawed('/users?page=2', 'query string', '?page=2')],
    },
    {
      code: `requests.inc({ route: '/u/123e4567-e89b-12d3-a456-426614174000' });`,
      errors: [
        flawed('/u/123e4567-e89b-12d3-a456-426614174000', 'UUID', '123e4567-e89b-12d3-a456-426614174000'),
      ],
    },
    {
      code: `requests.inc({ route: 'https://example.com/users' });`,
      errors: [flawed('https://example.com/users', 'absolute URL', 'https://example.com/users')],
    },
    {
      name: 'a text that is constant as a whole',
      code: "const ID = '4' + '2'; requests.inc({ route: `/users/${ID}` });",
      errors: [flawed('/users/42', 'numeric id', '42')],
    },
  ],
  valid: [
    { name: 'a template of Express', code: `requests.inc({ route: '/users/:id' });` },
    { name: 'a template of OpenAPI', code: `requests.inc({ route: '/users/{id}' });` },
    { name: 'a version is no id', code: `requests.inc({ route: '/v1/models' });` },
    { name: 'constants joined', code: "const V = '/v1'; requests.inc({ route: `${V}/models` });" },
    {
      name: 'a constant from elsewhere',
      code: "import { PREFIX } from './p.js'; requests.inc({ route: `${PREFIX}/models` });",
    },
    { name: 'a normalised part', code: 'requests.inc({ route: `/v1${normalize(path)}` });' },
    { name: 'no text at all', code: 'requests.inc({ route: 42, path: null, url: undefined });' },
  ],
});

new RuleTester().run('no-url-route-label: whose labels they are', rule, {
  invalid: [
    {
      name: 'every route-like label',
      code: `requests.inc({ route: req.url, path: req.url, url: req.url, uri: req.url, endpoint: req.url, handler: req.url });`,
      errors: ['route', 'path', 'url', 'uri', 'endpoint', 'handler'].map((name) =>
        requested('req.url', `label "${name}"`),
      ),
    },
    {
      name: 'a label added by the option',
      code: `requests.inc({ http_target: req.url });`,
      options: [{ additionalRouteLabels: ['http_target'] }],
      errors: [requested('req.url', 'label "http_target"')],
    },
    {
      name: 'positional values, by the label names of the metric',
      code: `
import { Histogram } from 'prom-client';
const NAMES = ['method', 'path'] as const;
const durations = new Histogram({ name: 'a', help: 'a', labelNames: NAMES });
durations.labels(req.method, req.originalUrl).observe(1);
durations.remove('GET', '/users/42');
`,
      errors: [
        { ...requested('req.originalUrl', 'label "path"'), line: 5, column: 30 },
        {
          messageId: 'flawedTemplate',
          data: { label: 'label "path"', text: '/users/42', flaw: 'numeric id', part: '42' },
          line: 6,
          column: 25,
        },
      ],
    },
    {
      name: 'positional values of a metric from elsewhere',
      code: `requests.labels(req.method, req.originalUrl).inc();`,
      errors: [{ ...requested('req.originalUrl', 'label value no. 2'), column: 29 }],
    },
    {
      name: 'a metric of the catalog',
      code: `
metrics.record.ibex_proxy_requests_total.set({ route: req.url, method: 'GET' });
metrics.record.ibex_proxy_requests_total.labels(req.url, 'GET');
`,
      settings,
      errors: [
        { ...requested('req.url'), line: 2 },
        { ...requested('req.url'), line: 3 },
      ],
    },
    {
      name: 'timers and exemplars',
      code: `
const end = durations.startTimer({ route: req.url });
end({ path: req.url });
requests.inc({ labels: { route: req.url }, value: 1 });
`,
      errors: [
        { ...requested('req.url'), line: 2 },
        { ...requested('req.url', 'label "path"'), line: 3 },
        { ...requested('req.url'), line: 4 },
      ],
    },
  ],
  valid: [
    {
      name: 'a logger, a JSON answer, an alert',
      code: `
logger.info({ route: req.originalUrl }, 'request');
request.log.error({ url: req.url, path: req.path });
res.status(404).json({ route: req.originalUrl, path: req.path });
alerts.push({ endpoint: req.url, route: \`/users/\${id}\` });
`,
    },
    {
      name: 'maps, queries and clients',
      code: `
new Map().set({ url: req.url }, 1);
cache.set({ path: req.path });
await fetch({ url: \`/users/\${id}\` });
rows.remove({ path: req.path });
`,
    },
    {
      name: 'a positional label that is no route',
      code: `
import { Counter } from 'prom-client';
const c = new Counter({ name: 'a', help: 'a', labelNames: ['method', 'target'] });
c.labels('GET', \`x-\${id}\`).inc();
unknown.labels('GET', \`x-\${id}\`).inc();
`,
    },
  ],
});

new RuleTester().run('no-url-route-label: the template of the framework is suggested', rule, {
  invalid: [
    ...(
      [
        ['express', 'req.originalUrl', `req.route?.path ?? 'unmatched'`],
        ['express', `req.originalUrl.split('?')[0]`, `req.route?.path ?? 'unmatched'`],
        ['express', `req.route?.path ?? req.path`, `req.route?.path ?? 'unmatched'`],
        ['express', `req.route?.path || String(req.url)`, `req.route?.path || 'unmatched'`],
        ['express', '`${req.method} ${req.path}`', "`${req.method} ${(req.route?.path ?? 'unmatched')}`"],
        ['fastify', 'request.url', `request.routeOptions.url ?? 'unmatched'`],
        ['fastify', 'request.raw.url', `request.routeOptions.url ?? 'unmatched'`],
        ['hono', 'c.req.path', 'c.req.routePath'],
        ['koa', 'ctx.request.url', `ctx._matchedRoute ?? 'unmatched'`],
        ['@koa/router', 'ctx.path', `ctx._matchedRoute ?? 'unmatched'`],
      ] as const
    ).map(([framework, value, replacement]) => ({
      name: `${value} of ${framework}`,
      code: `import type {} from '${framework}'; requests.inc({ route: ${value} });`,
      errors: [
        {
          messageId: 'requestedUrl' as const,
          suggestions: [
            {
              messageId: 'useTemplate' as const,
              output: `import type {} from '${framework}'; requests.inc({ route: ${replacement} });`,
            },
          ],
        },
      ],
    })),
    {
      name: 'not where the framework is unknown, or the value comes from elsewhere',
      code: `
requests.inc({ route: req.url });
const route = req.originalUrl;
requests.inc({ route });
`,
      errors: [
        { messageId: 'requestedUrl', suggestions: null },
        { messageId: 'requestedUrl', suggestions: null },
      ],
    },
  ],
  valid: [],
});
