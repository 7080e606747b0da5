import { RuleTester } from '../testing/rule-tester.js';
import rule from './known-metric-names.js';

const counter = { type: 'counter', labels: {} };

const settings = {
  'ibex-metrics': {
    catalog: {
      prefix: 'shop',
      services: ['cart', 'web'],
      subsystems: ['db'],
      metrics: [
        { ...counter, name: 'shop_cart_orders_total' },
        { name: 'shop_cart_open_carts', type: 'gauge', labels: {} },
        { name: 'shop_web_request_duration_seconds', type: 'histogram', labels: {} },
      ],
    },
    metricsPackage: 'packages/metrics',
  },
};

const misspelt = (name: string, meant: string, output: string, at: { line?: number; column?: number } = {}) =>
  ({
    messageId: 'misspelt',
    data: { name, meant },
    ...at,
    suggestions: [{ messageId: 'useName', data: { meant }, output }],
  }) as const;

const unknown = (name: string, at: { line?: number; column?: number } = {}) =>
  ({ messageId: 'unknown', data: { name }, ...at }) as const;

new RuleTester().run('known-metric-names: names that were meant', rule, {
  invalid: [
    ...Object.entries({
      shop_cart_order_total: 'shop_cart_orders_total',
      shop_cart_ordres_total: 'shop_cart_orders_total',
      shop_carts_orders_total: 'shop_cart_orders_total',
      shop_cart_orders: 'shop_cart_orders_total',
      shop_orders_total: 'shop_cart_orders_total',
      shop_cart_new_orders_total: 'shop_cart_orders_total',
      shop_cart_Orders_total: 'shop_cart_orders_total',
      shop_cart_openCarts: 'shop_cart_open_carts',
      shop_web_request_durations_seconds_bucket: 'shop_web_request_duration_seconds_bucket',
      shop_web_request_duration_second: 'shop_web_request_duration_seconds',
      shop_cart_open_carts_count: 'shop_cart_open_carts',
    }).map(([name, meant]) => ({
      name: `${name} is ${meant}`,
      code: `query('${name}');`,
      settings,
      errors: [misspelt(name, meant, `query('${meant}');`, { line: 1, column: 8 })],
    })),
    ...[
      ['an argument', "expect(body).toContain('NAME');", 25],
      ['a property and an element', "const panel = { metrics: ['NAME'] };", 28],
      ['the name of a property', "const help = { NAME: 'Orders' };", 16],
      ['the name of a property, in quotes', "const help = { 'NAME': 'Orders' };", 17],
      ['a computed member', "samples['NAME'];", 10],
      ['a type', "type Name = 'NAME';", 14],
      ['a template type', 'type Line = `NAME ${number}`;', 14],
      ['an enum', "enum Names { Orders = 'NAME' }", 24],
      ['a template', 'query(`NAME`);', 8],
      ['a tagged template', 'promql`rate(NAME[5m])`;', 13],
      ['String.raw', String.raw`raw(String.raw${'`'}NAME{a=~"\d"}${'`'});`, 16],
      ['a template with something else in it', 'query(`rate(NAME[${window}])`);', 13],
      ['the text after a placeholder', 'query(`${func}(NAME)`);', 16],
      ['a sum of texts', "query('rate(' + 'NAME[5m])');", 18],
      ['a sum of sums', "query(a + ('rate(' + 'NAME' + '[5m])') + b);", 23],
      ['PromQL', 'rule(\'sum by (result) (rate(NAME{result="ok"}[5m]))\');', 29],
      ['escaped quotes', String.raw`rule('{__name__=\"NAME\"}');`, 19],
      ['an escaped line end', String.raw`rule('a:\nNAME > 1\n');`, 11],
      ['a code point', String.raw`rule('\u{1F6D2}\u0022NAME\x22');`, 22],
      ['a sentence', "fail('no sample of NAME: check NAMES.');", 20],
      ['a sentence with words of SQL', "it('takes a sample from NAME');", 25],
      ['a sentence that begins as SQL does', "it('create an alert on NAME');", 24],
      ['what is mocked', "vi.mock(module, 'NAME');", 18],
    ].map(([name, code, column]) => ({
      name: `in ${String(name)}`,
      code: String(code).replace('NAME', 'shop_cart_order_total'),
      settings,
      errors: [
        misspelt(
          'shop_cart_order_total',
          'shop_cart_orders_total',
          String(code).replace('NAME', 'shop_cart_orders_total'),
          { line: 1, column: Number(column) },
        ),
      ],
    })),
    {
      name: 'that only begins as one, where it is all of the name',
      code: "expect(body).toContain('shop_cart_orders{result');",
      settings,
      errors: [
        misspelt(
          'shop_cart_orders',
          'shop_cart_orders_total',
          "expect(body).toContain('shop_cart_orders_total{result');",
        ),
      ],
    },
    {
      name: 'each of several, at its own place, over lines',
      code: '\nconst rule = `\n  rate(shop_cart_order_total[5m])\n    / shop_cart_open_cart`;',
      settings,
      errors: [
        misspelt(
          'shop_cart_order_total',
          'shop_cart_orders_total',
          '\nconst rule = `\n  rate(shop_cart_orders_total[5m])\n    / shop_cart_open_cart`;',
          { line: 3, column: 8 },
        ),
        misspelt(
          'shop_cart_open_cart',
          'shop_cart_open_carts',
          '\nconst rule = `\n  rate(shop_cart_order_total[5m])\n    / shop_cart_open_carts`;',
          { line: 4, column: 7 },
        ),
      ],
    },
    {
      name: 'with Windows line ends',
      code: 'const rule = `\r\n  shop_cart_order_total`;',
      settings,
      errors: [
        misspelt(
          'shop_cart_order_total',
          'shop_cart_orders_total',
          'const rule = `\r\n  shop_cart_orders_total`;',
          {
            line: 2,
            column: 3,
          },
        ),
      ],
    },
    {
      name: 'in an attribute of JSX, which knows no escapes',
      code: String.raw`<Panel path="C:\n" expr="rate(shop_cart_order_total[5m])" />;`,
      filename: 'panel.tsx',
      settings,
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      errors: [
        misspelt(
          'shop_cart_order_total',
          'shop_cart_orders_total',
          String.raw`<Panel path="C:\n" expr="rate(shop_cart_orders_total[5m])" />;`,
          { line: 1, column: 31 },
        ),
      ],
    },
    {
      name: 'of a catalog that states neither its words nor types',
      code: "query('shop_cart_order_total', 'shop_cart_orders_total_bucket', 'shop_cart_returns_total');",
      settings: { 'ibex-metrics': { catalog: { metrics: [{ name: 'shop_cart_orders_total' }] } } },
      errors: [
        misspelt(
          'shop_cart_order_total',
          'shop_cart_orders_total',
          "query('shop_cart_orders_total', 'shop_cart_orders_total_bucket', 'shop_cart_returns_total');",
        ),
        unknown('shop_cart_returns_total'),
      ],
    },
  ],
  valid: [
    {
      name: 'names of the catalog, of its series and of its services',
      code: `
query('shop_cart_orders_total', 'shop_cart_open_carts', 'shop_cart_orders_created', 'shop_cart', 'shop_db');
query('histogram_quantile(0.9, rate(shop_web_request_duration_seconds_bucket[5m]))');
query('shop_web_request_duration_seconds_sum / shop_web_request_duration_seconds_count');
`,
      settings,
    },
    {
      name: 'the family of a counter in OpenMetrics',
      code: String.raw`parse('# TYPE shop_cart_orders counter\nshop_cart_orders_total 1\n# EOF\n');`,
      settings,
    },
    {
      name: 'names that are put together',
      code: `
query('shop_cart_' + what, 'a' + 'shop_cart_order_total', 'shop_cart_order_total' + '_' + what, 'shop_cart_order' + suffix, prefix + 'shop_cart_order_total' + suffix);
query(\`shop_cart_\${what}_total\`, \`shop_cart_order\${suffix}\`, \`\${prefix}shop_cart_order_total\`);
query('shop_cart_%s_total', 'shop_cart_*', 'shop_cart_order*', 'shop_cart_.*', 'shop_cart_order$1');
query('shop_cart_\\
order_total', 'shop\\u005fcart_order_total', '\\x61shop_cart_order_total');
`,
      settings,
    },
    {
      name: 'parts of something longer',
      code: `
query('job:shop_cart_order:rate5m', 'shop_cart_order:rate5m', 'shop_cart_order_total:sum');
open('shop_cart_orders.json', 'data/shop_cart_orders', './shop_cart_orders/x', 'C:\\\\shop_cart_orders');
load('shop_cart_order-total', 'my-shop_cart_orders', 'my.shop_cart_orders', 'shop_cart_orders.id');
call('shop_cart_orders()', '$shop_cart_orders', '@shop_cart_orders', '%shop_cart_orders', 'x_shop_cart_orders');
env('shop_cart_orders=1', 'SHOP_CART_ORDERS_TOTAL');
`,
      settings,
    },
    {
      name: 'tables, keys and settings that are named after a service',
      code: `
sql('SELECT count(shop_cart_customers) FROM shop_cart_migrations', 'shop_db_schema');
redis.get('shop_cart_sessions'); config['shop_web_timeout_seconds'] = config['shop_web_body_bytes'];
`,
      settings,
    },
    {
      name: 'tables in SQL, even where they are near',
      code: `
sql('SELECT a FROM shop_cart_orders WHERE b = 1', 'INSERT INTO shop_cart_orders (a) VALUES (1)', 'UPDATE "shop_cart_orders"');
sql('CREATE TABLE IF NOT EXISTS shop_cart_orders (a int)', 'CREATE INDEX i ON shop_cart_orders (a)', 'drop table shop_cart_orders');
sql\`
  select a from shop_cart_orders
  left join shop_cart_open_cart using (\${a})
  WHERE b IN (SELECT c FROM shop_cart_orders)\`;
`,
      settings,
    },
    {
      name: 'the beginning of names that are looked for',
      code: `
names.filter((name) => name.startsWith('shop_cart_orders') || body.includes(\`shop_cart_open\`));
expect(body).toContain('shop_web_request_duration');
`,
      settings,
    },
    {
      name: 'names that the file defines',
      code: `
import { counter, defineCatalog } from '@ibex/catalog';
import { Histogram } from 'prom-client';
const PREFIX = 'shop_cart';
defineCatalog({ prefix: 'shop', services: ['cart'], metrics: [counter('shop_cart_order_total', { help: 'Orders' })] });
new Histogram({ name: 'shop_cart_wait_total', help: 'Waits' });
expect(lines).toContain('shop_cart_order_total 1', 'shop_cart_wait_total_bucket{le="1"}');
`,
      settings,
    },
    {
      name: 'names in code, comments, modules and pages',
      code: `
import { shop_cart_order_total } from 'shop_cart_order_total';
export * from 'shop_cart_order_total';
export { a } from 'shop_cart_order_total';
import('shop_cart_order_total'); // shop_cart_order_total
record.shop_cart_order_total.inc();
const { shop_cart_orders } = record, names = { shop_cart_order_total, [shop_cart_orders]: <p>shop_cart_orders</p> };
`,
      filename: 'page.tsx',
      settings,
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
    {
      name: 'modules and what they export',
      code: `
import a = require('shop_cart_order_total');
import b from './b.json' with { type: 'shop_cart_order_total' };
import { 'shop_cart_order_total' as c } from './c.js';
export { a as 'shop_cart_order_total' };
declare module 'shop_cart_order_total' {}
type D = import('shop_cart_order_total').D;
require('shop_cart_order_total'); require.resolve('shop_cart_order_total'); vi.mock('shop_cart_order_total', () => ({}));
`,
      settings,
    },
    {
      name: 'elements of a page',
      code: '<a id="shop_cart_orders" className="shop_cart_orders" data-testid="shop_cart_orders" />;',
      filename: 'page.tsx',
      settings,
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
    {
      name: 'the metrics package itself',
      code: "metric('shop_cart_order_total');",
      filename: 'packages/metrics/src/catalog.ts',
      settings,
    },
    {
      name: 'odd code',
      code: `
tag\`\\unicode and \\u{ shop_cart_\`; 'shop_cart_' + 1 + -'shop_cart_' + shop_cart_; \`shop_cart_\`\`\${a}\`;
/shop_cart_order_total/.test('shop_cart__'); 1n; null; ({ shop_cart_orders_total() {}, get shop_cart_() { return 1; } });
class A { shop_cart_order = 'shop_cart_\\0'; } type B = \`\${'shop_cart_'}\${string}shop_cart_order_total\`;
\`shop_cart_order\${'_total'}\`; ''.concat('shop_cart_', ...a)['shop_cart_'];
`,
      settings,
    },
    { name: 'no catalog', code: "query('shop_cart_order_total');" },
    {
      name: 'another prefix',
      code: "query('store_cart_order_total', 'shopping_cart_order_total');",
      settings,
    },
  ],
});

new RuleTester().run('known-metric-names: names that nothing is near to', rule, {
  invalid: [
    ...[
      ["query('shop_cart_returns_total');", 'shop_cart_returns_total', 8],
      ["query('shop_db_wait_seconds_bucket');", 'shop_db_wait_seconds_bucket', 8],
      ["query('shop_db_wait_seconds_sum / shop_cart_open_carts');", 'shop_db_wait_seconds_sum', 8],
      ['query(\'shop_cart_items{state="open"} > 1\');', 'shop_cart_items', 8],
      ["query('max_over_time(shop_cart_items[1h])');", 'shop_cart_items', 22],
      ["query('sum by (state) (shop_cart_items)');", 'shop_cart_items', 24],
      ["query('avg without (instance) ( shop_cart_items )');", 'shop_cart_items', 33],
      ["query('absent(shop_cart_items)');", 'shop_cart_items', 15],
      ["expect(body).toContain('# TYPE shop_cart_items gauge');", 'shop_cart_items', 32],
      ['query(`shop_cart_items[${window}]`);', 'shop_cart_items', 8],
      ["register.getSingleMetric('shop_cart_items');", 'shop_cart_items', 27],
      ['register.removeSingleMetric(`shop_cart_items`);', 'shop_cart_items', 30],
    ].map(([code, name, column]) => ({
      name: String(code),
      code: String(code),
      settings,
      errors: [unknown(String(name), { line: 1, column: Number(column) })],
    })),
    {
      name: 'of any ending, where every name counts',
      code: "query('shop_cart_items', 'shop_cart_v1_Request');",
      options: [{ everyName: true, additionalNames: [] }],
      settings,
      errors: [unknown('shop_cart_items'), unknown('shop_cart_v1_Request')],
    },
    {
      name: 'that are not those of another system',
      code: "query('shop_cart_legacy_orders_total', 'shop_cart_returns_total', 'shop_cart_legacy_order:total');",
      options: [{ everyName: false, additionalNames: ['shop_cart_legacy_*', 'shop_cart_return_total'] }],
      settings,
      errors: [unknown('shop_cart_returns_total')],
    },
  ],
  valid: [
    {
      name: 'of a service that the catalog does not know',
      code: "query('shop_stock_items_total', 'shop_stock_items{a=\"b\"}', 'shop_returns_total');",
      settings,
    },
    {
      name: 'where every name counts, but those that are known besides',
      code: "query('shop_cart_items', 'shop_cart', 'shop_cart_orders_total', 'shop_stock_items_total');",
      options: [{ everyName: true, additionalNames: ['shop_*_items'] }],
      settings,
    },
  ],
});
