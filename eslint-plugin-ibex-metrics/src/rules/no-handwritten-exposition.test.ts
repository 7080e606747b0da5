import { RuleTester } from '../testing/rule-tester.js';
import rule from './no-handwritten-exposition.js';

const settings = { 'ibex-metrics': { metricsPackage: 'packages/metrics' } };

const written = (line: string, at: { line?: number; column?: number } = {}) =>
  ({ messageId: 'line', data: { line, metricsPackage: 'the metrics package' }, ...at }) as const;

const served = (value: string, at: { line?: number; column?: number } = {}) =>
  ({ messageId: 'contentType', data: { value, metricsPackage: 'the metrics package' }, ...at }) as const;

const TEXT = "'text/plain; version=0.0.4; charset=utf-8'";

new RuleTester().run('no-handwritten-exposition: texts', rule, {
  invalid: [
    ...Object.entries({
      "'# TYPE jobs counter'": '# TYPE jobs counter',
      "'# HELP http_requests_total Requests'": '# HELP http_requests_total Requests',
      "'jobs 1\\n# TYPE queue gauge\\nqueue 2\\n'": '# TYPE queue gauge',
      '`\n# TYPE jobs counter\njobs ${count}\n`': '# TYPE jobs counter',
      '`# TYPE ${name} counter\\n`': '# TYPE … counter',
      '`# TYPE ${name} ${type}\\n${samples}`': '# TYPE … …',
      '`# HELP ${name} ${help}`': '# HELP … …',
      '`${lines}# TYPE ${PREFIX}_up gauge${EOL}`': '…# TYPE …_up gauge…',
      "'# TYPE ' + name": '# TYPE …',
      "'# TYPE ' + name + ' counter\\n' + name + ' 1'": '# TYPE … counter',
      "body + '# HELP ' + name + ' ' + help": '…# HELP … …',
      "'# HELP '.concat(name, ' ', help)": '# HELP … …',
      "['# TYPE', name, type].join(' ')": '# TYPE … …',
      "util.format('# TYPE %s %s', name, type)": '# TYPE %s %s',
      'String.raw`# TYPE jobs counter`': '# TYPE jobs counter',
    }).map(([text, line]) => ({
      name: text,
      code: `response.end(${text});`,
      errors: [written(line)],
    })),
    {
      name: 'one finding for each text, not for each line',
      code: `const lines = [
  '# HELP jobs Jobs',
  '# TYPE jobs counter',
  'jobs ' + count,
];
send('# HELP jobs Jobs\\n' + '# TYPE jobs counter\\n' + lines.join('\\n'));
send(['# HELP jobs Jobs', '# TYPE jobs counter'].join('\\n'));`,
      errors: [
        written('# HELP jobs Jobs', { line: 2 }),
        written('# TYPE jobs counter', { line: 3 }),
        written('# TYPE jobs counter', { line: 6, column: 6 }),
        written('# HELP jobs Jobs', { line: 7, column: 7 }),
        written('# TYPE jobs counter', { line: 7, column: 27 }),
      ],
    },
    {
      name: 'through a constant, told of once',
      code: `const MARK = '# TYPE ';
const head = \`# HELP \${name} \${help}\`;
out += MARK + name + ' counter';
out += head + EOL;`,
      errors: [written('# HELP … …', { line: 2 }), written('# TYPE … counter', { line: 3 })],
    },
    {
      name: 'in JavaScript, next to the metrics package',
      code: `module.exports = () => '# TYPE jobs gauge';`,
      filename: 'packages/metrics-extras/src/jobs.cjs',
      settings,
      errors: [
        { messageId: 'line', data: { line: '# TYPE jobs gauge', metricsPackage: '`packages/metrics`' } },
      ],
    },
    {
      name: 'a text that is compared, and written too',
      code: `const text = '# TYPE jobs gauge'; if (body !== text) write(text);`,
      errors: [written('# TYPE jobs gauge')],
    },
  ],
  valid: [
    { name: 'Markdown', code: "page('# Help\\n\\n# Type something\\n## TYPE\\n# HELP');" },
    { name: 'comments of a shell', code: "run('# HELP wanted here\\n# TYPE the name\\necho $TYPE');" },
    { name: 'a heading that is put in', code: 'page(`# HELP ${command}\\n\\nUsage`);' },
    { name: 'a sentence', code: "log('a # TYPE jobs counter line');" },
    { name: 'a comment', code: '// # TYPE jobs counter\nstart();' },
    {
      name: 'a text that is looked for, compared or parsed',
      code: `
if (line.startsWith('# TYPE jobs gauge') || line === '# HELP jobs_total Jobs') skip();
lines.filter((each) => !each.includes(\`# HELP \${name} \${help}\`));
new RegExp(\`^# TYPE \${name} counter$\`, 'm').test(body);
body.replace('# TYPE jobs gauge', '').split('# TYPE jobs counter');
switch (line) { case '# TYPE jobs gauge': break; }
expect(body).toContain('# TYPE jobs gauge');
expect(await response.text()).not.toMatch('# HELP jobs_total Jobs');
expect(body).toBe(['# HELP jobs_total Jobs', '# TYPE jobs_total counter', ''].join('\\n'));
assert.equal(body, '# TYPE jobs gauge\\n' + 'jobs 1\\n');
await request(app).get('/metrics').expect(200, '# TYPE jobs gauge');
const expected = ['# TYPE jobs gauge', '# TYPE queue gauge'];
for (const line of expected) expect(body).toContain(line);
parsePrometheusText('# TYPE jobs gauge');
`,
    },
    {
      name: 'a type and a page',
      code: 'type Line = "# TYPE jobs gauge"; const page = <input placeholder="# TYPE jobs gauge" />;',
      filename: 'page.tsx',
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
    {
      name: 'the metrics package itself',
      code: `export const text = '# TYPE jobs gauge'; res.set('Content-Type', ${TEXT});`,
      filename: 'packages/metrics/src/text.ts',
      settings,
    },
  ],
});

new RuleTester().run('no-handwritten-exposition: content types', rule, {
  invalid: [
    ...[
      `res.setHeader('Content-Type', ${TEXT});`,
      `res.set('content-type', ${TEXT});`,
      `res.status(200).header('Content-Type', ${TEXT}).send(body);`,
      `res.append('Content-Type', ${TEXT});`,
      `res.type(${TEXT}).send(body);`,
      `res.contentType(${TEXT});`,
      `reply.code(200).type(${TEXT});`,
      `void reply.headers({ 'content-type': ${TEXT} });`,
      `ctx.type = ${TEXT};`,
      `ctx.response.type = ${TEXT};`,
      `ctx.set({ 'Content-Type': ${TEXT} });`,
      `context.res.headers['Content-Type'] = ${TEXT};`,
      `set.headers['content-type'] = ${TEXT};`,
      `c.header('Content-Type', ${TEXT});`,
      `c.body(text, 200, { 'Content-Type': ${TEXT} });`,
      `h.response(text).type(${TEXT});`,
      `setHeader(event, 'Content-Type', ${TEXT});`,
      `setResponseHeader(event, 'content-type', ${TEXT});`,
      `res.writeHead(200, { 'Content-Type': ${TEXT} }).end(body);`,
      `res.writeHead(200, 'OK', { 'Content-Length': 1, 'Content-Type': ${TEXT} });`,
      `res.writeHead(200, ['Content-Type', ${TEXT}]);`,
      `new Response(body, { headers: { 'content-type': ${TEXT} } });`,
      `new Response(body, { headers: new Headers([['content-type', ${TEXT}]]) });`,
      `NextResponse.json(body, { status: 200, headers: { 'Content-Type': ${TEXT} } });`,
      `const headers = new Headers(); headers.set('Content-Type', ${TEXT});`,
      `export const handler = async () => ({ statusCode: 200, headers: { 'Content-Type': ${TEXT} }, body });`,
      `class Controller { @Get() @Header('Content-Type', ${TEXT}) metrics() {} }`,
      `res.setHeader(HttpHeader.CONTENT_TYPE, ${TEXT});`,
      `res.writeHead(200, { [constants.HTTP2_HEADER_CONTENT_TYPE]: ${TEXT} });`,
      `http.createServer((req, res) => { req.res.setHeader('Content-Type', ${TEXT}); });`,
    ].map((code) => ({ name: code, code, errors: [served(TEXT)] })),
    ...[
      "'text/plain; charset=utf-8; version=0.0.4'",
      "'text/plain;version=0.0.4'",
      "'application/openmetrics-text; version=1.0.0; charset=utf-8'",
      '`text/plain; version=0.0.4; charset=${charset}`',
      "'text/plain; ' + 'version=0.0.4'",
      'register.contentType',
      'this.registry.contentType',
      'promRegistry.contentType',
      'metrics.register.contentType',
      'Registry.PROMETHEUS_CONTENT_TYPE',
      'prometheusContentType',
      'isOpen ? openMetricsContentType : "text/plain"',
      'accept ?? client.register.contentType',
    ].map((value) => ({
      name: `the value ${value}`,
      code: `res.setHeader('Content-Type', ${value});`,
      errors: [served(value, { line: 1, column: 31 })],
    })),
    {
      name: 'a registry that was made here, under any name, and what is taken out of one',
      code: `import client from 'prom-client';
const metrics = new client.Registry();
const TYPE = 'text/plain; version=0.0.4';
const { contentType } = client.register;
res.setHeader('Content-Type', metrics.contentType);
res.setHeader('Content-Type', contentType);
res.setHeader('Content-Type', TYPE);
res.setHeader('Content-Type', client.contentType);`,
      errors: [
        served('metrics.contentType', { line: 5 }),
        served('contentType', { line: 6 }),
        served('TYPE', { line: 7 }),
        served('client.contentType', { line: 8 }),
      ],
    },
    {
      name: 'headers by a name, told of where they are written',
      code: `const headers = { 'Content-Type': ${TEXT} };
res.writeHead(200, headers);
res.writeHead(200, { ...headers, 'Cache-Control': 'no-store' });`,
      errors: [served(TEXT, { line: 1 })],
    },
  ],
  valid: [
    {
      name: 'odd code, in a file that is looked at',
      code: `
// # TYPE jobs gauge; register.contentType, Content-Type
res.type(); res.type(...types); res.set('Content-Type'); res.set(...['Content-Type']); res.writeHead(200, [,]);
[, 'Content-Type'].length; ['Content-Type', ,].length; res['Content-Type'] = res['Content-Type'];
let a = b, b = a; a = a + b + '#'; res.type(a); ''.concat(...a).concat(); [, a].join(); [].join(...a);
const { 'Content-Type': c = c, ...rest } = rest; for (const [d] of [[d]]) res.type(d);
res.set({ get 'Content-Type'() { return 1; }, 'content-type': null, ['Content-Type' + a]: a, ...a });
import.meta.type = 1; res.type = ++a; (await import('x')).type(a); new (class extends res.type(b) {})();
\`# TYPE \${\`\${a}\`}\` === a;
`,
    },
    {
      name: 'another content type',
      code: "res.set('Content-Type', 'text/plain; charset=utf-8').send('0.0.4');",
    },
    {
      name: 'requests',
      code: `
fetch(url, { headers: { accept: ${TEXT}, 'Content-Type': ${TEXT} } });
axios.get(url, { headers: { Accept: 'application/openmetrics-text' } });
http.request({ hostname, path: '/metrics', headers: { 'Content-Type': ${TEXT} } });
const headers = { 'content-type': ${TEXT} };
const options = { method: 'POST', headers };
await got(url, options);
transport.send({ url, headers: { 'content-type': ${TEXT} } });
req.setHeader('Content-Type', ${TEXT});
request(app).post('/push').set('Content-Type', ${TEXT}).type(${TEXT});
request.headers['content-type'] = ${TEXT};
res.setHeader('Accept', ${TEXT});
new Request(url, { headers: { 'content-type': ${TEXT} } });
`,
    },
    {
      name: 'content types that are compared or expected',
      code: `
if (response.headers.get('content-type') === ${TEXT}) parse();
expect(response.headers['content-type']).toBe(${TEXT});
expect(response).toMatchObject({ headers: { 'content-type': ${TEXT} } });
expect(res.setHeader).toHaveBeenCalledWith('Content-Type', register.contentType);
await request(app).get('/metrics').expect('Content-Type', ${TEXT});
assert.deepEqual(headers, { 'content-type': ${TEXT} });
`,
    },
    {
      name: 'content types of something else, or unknown',
      code: `
import { TYPE } from './types.js';
res.setHeader('Content-Type', file.contentType);
res.setHeader('Content-Type', TYPE);
res.type(upload.contentType);
const contentType = ${TEXT};
this.contentType = registry.contentType;
upload({ contentType: ${TEXT}, body });
export const scrape = async () => ({ contentType: registry.contentType, body: await registry.metrics() });
`,
    },
  ],
});

new RuleTester({ typed: true }).run('no-handwritten-exposition: with types', rule, {
  invalid: [
    {
      name: 'a registry of any name, and a constant by its type',
      code: `import type { Registry } from 'prom-client';
declare const res: { setHeader(name: string, value: string): void };
declare const TYPE: 'text/plain; version=0.0.4';
export function answer(metrics: Registry): void {
  res.setHeader('Content-Type', metrics.contentType);
  res.setHeader('Content-Type', TYPE);
}`,
      errors: [served('metrics.contentType', { line: 5 }), served('TYPE', { line: 6 })],
    },
  ],
  valid: [
    {
      name: 'another type',
      code: `declare const res: { type(value: string): void };
declare const TYPE: 'text/plain' | 'text/html';
res.type(TYPE);`,
    },
  ],
});
