import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ConfigError } from './config-error.js';
import type { CheckMetricsConfig } from './config.js';
import { loadConfig } from './load-config.js';

let directory: string;
let files = 0;

beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'load-config-')));
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function fileOf(extension: string, content: string | Uint8Array): Promise<string> {
  files += 1;
  const path = join(directory, `${String(files)}${extension}`);
  await writeFile(path, content);
  return path;
}

async function load(extension: string, content: string | Uint8Array): Promise<CheckMetricsConfig> {
  return (await loadConfig(await fileOf(extension, content))).config;
}

/** What is said of a configuration, with its file named `FILE`. */
async function refusalOf(extension: string, content: string | Uint8Array): Promise<string> {
  const path = await fileOf(extension, content);
  const outcome: unknown = await loadConfig(path).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ConfigError);
  return (outcome as ConfigError).message.replaceAll(path, 'FILE');
}

const FULL = {
  catalog: './catalog.js',
  targets: {
    proxy: 'http://127.0.0.1:9464/metrics',
    auth: { url: 'unix:/run/auth.sock:/metrics', timeout: '1.5s', maxBytes: 1000, maxRedirects: 0 },
    saved: { file: 'saved.prom' },
    own: {
      start: 'node server.js',
      startTimeout: '1m',
      environment: { PORT: '0' },
      require: ['shop_*'],
      basicAuthEnv: 'SCRAPE_USER',
      cacert: 'ca.pem',
    },
  },
  allow: ['nodejs_*', 'up'],
  budgets: { shop_carts: 10, 'shop_*': 0 },
  seriesBudget: 5000,
  exemptions: [
    { code: 'value/*', metric: 'shop_*', target: '*', reason: 'being mended', until: '2028-02-29' },
  ],
  baseline: 'baseline.json',
  requireCoverage: 99.5,
  scrapes: 3,
  interval: '500ms',
  exercise: 'npm run traffic',
} as const satisfies CheckMetricsConfig;

describe('loadConfig reads', () => {
  it.each([
    ['.json', JSON.stringify(FULL)],
    ['.json', `\u{FEFF}${JSON.stringify({ $schema: './config.schema.json', ...FULL })}`],
    ['.js', `export default ${JSON.stringify(FULL)};`],
    ['.mjs', `export default Promise.resolve(${JSON.stringify(FULL)});`],
    ['.mts', `type Text = string;\nexport default { ...${JSON.stringify(FULL)} as { baseline: Text } };`],
    [
      '.ts',
      `const baseline: string = 'baseline.json'; export default { ...${JSON.stringify(FULL)}, baseline };`,
    ],
  ])('everything there is, in a file %s', async (extension, content) => {
    const { $schema, ...config } = (await load(extension, content)) as CheckMetricsConfig & {
      $schema?: string;
    };
    expect(config).toEqual(FULL);
    expect($schema).toBe(content.includes('$schema') ? './config.schema.json' : undefined);
  });

  it('where the file is, for what is relative to it', async () => {
    const path = await fileOf('.json', '{}');
    expect(await loadConfig(path)).toEqual({ path, directory, config: {} });
  });

  it('a catalog and regular expressions as they are, and a key that is undefined as one left out', async () => {
    const config = await load(
      '.js',
      'export default { catalog: { metrics: [] }, allow: [/^go_/], baseline: undefined };',
    );
    expect(config).toEqual({ catalog: { metrics: [] }, allow: [/^go_/] });
    expect('baseline' in config).toBe(false);
  });
});

describe('loadConfig says of JSON, with its place, that', () => {
  it.each([
    ['it ends too early', '{ "scrapes": 3', 'FILE:1:15: is no JSON: it ends too early; write it to its end'],
    ['it is empty', '', 'FILE:1:1: is no JSON: it ends too early; '],
    [
      'it has a comment',
      '{\n  // why\n}',
      'FILE:2:3: is no JSON: "/" cannot stand here; write JSON, without comments',
    ],
    [
      'a comma is too much',
      '{\n  "scrapes": 3,\n}',
      'FILE:3:1: is no JSON: "}" cannot stand here; remove the comma before it',
    ],
    ['a name has no quotes', '{ scrapes: 3 }', 'FILE:1:3: is no JSON: "scrapes" cannot stand here; '],
    [
      'a string has a line break',
      '{\n "baseline": "a\nb" }',
      'FILE:2:16: is no JSON: a string holds a control character; ',
    ],
    [
      'a key stands twice',
      '{ "scrapes": 1,\n  "scrapes": 2 }',
      'FILE:2:3: "scrapes" stands twice; keep one of the two',
    ],
    [
      'a number is too large',
      '{ "scrapes": 1e999 }',
      'FILE:1:14: the number is too large to be one; write a smaller one',
    ],
    [
      'a name is __proto__',
      '{ "targets": { "__proto__": "a" } }',
      'FILE:1:16: "__proto__" cannot be a name; ',
    ],
    ['it is nested too deeply', '['.repeat(100_000), 'FILE: is nested too deeply; '],
    ['a key is not known', '{\n  "target": {}\n}', 'FILE:2:3: target is not known; did you mean "targets"?'],
    ['the catalog stands in it', '{ "catalog": {} }', 'FILE:1:14: catalog is an object; write a text'],
    [
      'a value is wrong',
      '{ "targets": { "proxy": {\n  "url": "http://h/", "timeout": "10 parsecs" } } }',
      'FILE:2:34: targets.proxy.timeout "10 parsecs" is no duration; write a number above 0 and a unit, such as 500ms, 10s or 2m',
    ],
  ])('%s', async (_, content, message) => {
    expect(await refusalOf('.json', content)).toContain(message);
  });

  it('it is not UTF-8', async () => {
    expect(await refusalOf('.json', Uint8Array.of(0x7b, 0xff, 0x7d))).toBe(
      'FILE: is not UTF-8; save it as UTF-8',
    );
  });
});

describe('loadConfig says of a module that', () => {
  it.each([
    ['it throws', 'throw new Error("no database");', 'FILE: cannot be loaded: no database; mend it'],
    [
      'it throws what is no error',
      'throw Object.create(null);',
      'FILE: cannot be loaded: an error without a message; ',
    ],
    [
      'its promise is rejected',
      'export default Promise.reject(new Error("late"));',
      'FILE: cannot be loaded: late; ',
    ],
    ['what it imports is not there', 'import "./nowhere.js";', 'FILE: cannot be loaded: Cannot find module'],
    ['it exports nothing', '', 'FILE: has no default export; write export default defineConfig({ … })'],
    ['it exports something else', 'export const config = {};', 'FILE: has no default export; '],
    [
      'it exports a function',
      'export default () => ({});',
      'FILE: exports a function; export what it returns',
    ],
    ['it exports null', 'export default null;', 'FILE: the configuration is null; write an object'],
    ['it exports a list', 'export default [];', 'FILE: the configuration is a list; write an object'],
    [
      'a value of it throws',
      'export default { get scrapes() { throw new Error("no") } };',
      'FILE: cannot be read: no; ',
    ],
    [
      'its catalog is none',
      'export default { catalog: 5 };',
      'FILE: catalog is neither a path nor a catalog; ',
    ],
    ['a pattern is none', 'export default { allow: [""] };', 'FILE: allow[0] "" is empty; '],
    [
      'what is allowed is no pattern',
      'export default { allow: [5] };',
      'FILE: allow[0] is neither a name nor a pattern; ',
    ],
  ])('%s', async (_, content, message) => {
    const refusal = await refusalOf('.js', content);
    expect(refusal).toContain(message);
    expect(refusal).not.toMatch(/^ {4}at /m);
  });

  it('it is no TypeScript', async () => {
    expect(await refusalOf('.ts', 'export default {\n  scrapes: ;\n};')).toBe(
      'FILE:2:12: cannot be loaded: Unexpected token; mend it, so that it can be imported',
    );
  });

  it('it is not there', async () => {
    await expect(loadConfig(join(directory, 'nowhere.ts'))).rejects.toThrow(
      /nowhere\.ts: cannot be read: ENOENT/,
    );
  });

  it('its kind is not known', async () => {
    expect(await refusalOf('.yaml', '')).toContain(
      'FILE: is of no kind that is known; give a file that ends in .js',
    );
  });
});

describe('loadConfig refuses', () => {
  const exemption = { code: 'lint/help', reason: 'theirs' };
  const inTarget = (target: unknown) => ({ targets: { proxy: target } });
  it.each<[unknown, string]>([
    [{ scrapes: '3' }, 'scrapes is a text; write a number'],
    [{ scrapes: 0 }, 'scrapes 0 is too small; 1 is the least'],
    [{ scrapes: 1.5 }, 'scrapes 1.5 is no whole number; write a whole number'],
    [{ requireCoverage: 101 }, 'requireCoverage 101 is too large; 100 is the most'],
    [{ requireCoverage: -1 }, 'requireCoverage -1 is too small; 0 is the least'],
    [{ interval: '10' }, 'interval "10" is no duration; '],
    [{ interval: '0s' }, 'interval "0s" is no duration; '],
    [{ interval: '-1s' }, 'interval "-1s" is no duration; '],
    [{ interval: '30 days' }, 'interval "30 days" is no duration; '],
    [{ interval: '1000h' }, 'interval "1000h" is no duration; '],
    [{ budgets: { '': 1 } }, 'budgets[""] "" is empty; '],
    [{ budgets: { shop_up: 1e300 } }, 'budgets.shop_up 1e+300 is too large; '],
    [{ exemptions: [{ code: 'lint/help' }] }, 'exemptions[0].reason is missing; write a text'],
    [
      { exemptions: [{ ...exemption, reason: ' ' }] },
      'exemptions[0].reason is empty; say why this is let pass',
    ],
    [
      { exemptions: [{ ...exemption, until: '2027-02-29' }] },
      'exemptions[0].until "2027-02-29" is no day of the calendar; ',
    ],
    [
      { exemptions: [{ ...exemption, until: '1.3.2027' }] },
      'exemptions[0].until "1.3.2027" is no day of the calendar; ',
    ],
    [
      { exemptions: [{ ...exemption, untill: '2027-03-01' }] },
      'exemptions[0].untill is not known; did you mean "until"?',
    ],
    [{ exemptions: [{ ...exemption, code: '' }] }, 'exemptions[0].code "" is empty; '],
    [{ interval: 'soon'.repeat(100) }, `interval "${'soon'.repeat(20)}…" is no duration; `],
    [inTarget(5), 'targets.proxy is a number; write a text or an object'],
    [inTarget({}), 'targets.proxy does not say what it is; give it a url, a file, or a command to start'],
    [inTarget({ url: 'http://h/', file: 'a' }), 'targets.proxy is a file and something else; '],
    [
      inTarget({ url: 'http://h/', startTimeout: '1s' }),
      'targets.proxy has settings of a program and starts none; ',
    ],
    [
      inTarget({ url: 'http://h/', bearerTokenEnv: 'A', basicAuthEnv: 'B' }),
      'targets.proxy has more than one kind of credentials; ',
    ],
    [
      inTarget({ url: 'http://h/', bearerToken: 'hunter2' }),
      'targets.proxy.bearerToken is not known; did you mean "bearerToken',
    ],
    [
      inTarget({ url: 'http://h/', bearerTokenEnv: 'hunter2.abc' }),
      'targets.proxy.bearerTokenEnv is no name of an environment variable; ',
    ],
    [
      inTarget('http://scraper:hunter2@h/'),
      'targets.proxy has credentials in it; take them out, and say where they are with basicAuthEnv',
    ],
    [inTarget('HTTP://hunter2@h/'), 'targets.proxy has credentials in it; '],
    [inTarget('scraper:hunter2@h/'), 'targets.proxy has credentials in it; '],
    [inTarget({ url: 'https://scraper:hunter2@h/' }), 'targets.proxy.url has credentials in it; '],
  ])('%j', async (config, message) => {
    const refusals = [
      await refusalOf('.json', JSON.stringify(config)),
      await refusalOf('.js', `export default ${JSON.stringify(config)};`),
    ];
    for (const refusal of refusals) {
      expect(refusal).toContain(message);
      expect(refusal).not.toContain('hunter2');
    }
  });

  it('everything that is wrong at once', async () => {
    const config = {
      scrapes: 0,
      interval: 'soon',
      exemptions: [{ until: 'soon' }],
      targets: { a: { x: 1 } },
    };
    const refusal = await refusalOf('.json', JSON.stringify(config, null, 1));
    expect(refusal.split('\n')).toEqual([
      'FILE has 7 problems',
      expect.stringMatching(/^ {2}FILE:2:13: scrapes 0 is too small/),
      expect.stringMatching(/^ {2}FILE:3:14: interval "soon"/),
      expect.stringMatching(/^ {2}FILE:5:3: exemptions\[0\]\.code is missing/),
      expect.stringMatching(/^ {2}FILE:5:3: exemptions\[0\]\.reason is missing/),
      expect.stringMatching(/^ {2}FILE:6:13: exemptions\[0\]\.until "soon"/),
      expect.stringMatching(/^ {2}FILE:10:8: targets\.a does not say what it is/),
      expect.stringMatching(/^ {2}FILE:11:4: targets\.a\.x is not known/),
    ]);
  });

  it('control characters to the terminal', async () => {
    const refusal = await refusalOf('.json', '{ "\\u001b[31mred": 1, "interval": "\\u009b1" }');
    expect(refusal.split('\n').join(' ')).not.toMatch(/\p{Cc}/u);
    expect(refusal).toContain('is not known');
  });
});
