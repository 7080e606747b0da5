import { ibexCatalog } from '@ibex/metrics/catalog';
import { describe, expect, it } from 'vitest';

import { foundIn } from '../../testing/found-in.js';
import { jsonQueries } from './json-queries.js';
import { yamlQueries } from './yaml-queries.js';

/** What every text of these tests asks for, once, and no catalog has. */
const WRONG = 'ibex_nothing';

/** Where the name stands in the text, and where the finding is said to stand. */
function places(text: string, read: typeof yamlQueries) {
  const before = text.slice(0, text.indexOf(WRONG)).split('\n');
  const found = foundIn(text, ibexCatalog, { read });
  return {
    there: `${String(before.length)}:${String((before.at(-1) ?? '').length + 1)}`,
    told: found.map(({ line, column, endColumn }) => ({
      at: `${String(line)}:${String(column)}`,
      length: (endColumn ?? 0) - (column ?? 0),
    })),
  };
}

describe('a finding stands where the name does in YAML', () => {
  it.each([
    ['a plain scalar', `expr: sum(${WRONG})`],
    ['a plain scalar over lines', `expr: sum(\n    up) +\n\n    sum(${WRONG})\n`],
    ['a plain scalar with CRLF', `a: b\r\nexpr: sum(up) +\r\n  ${WRONG}\r\n`],
    ['single quotes', `expr: 'x{a="it''s"} + ${WRONG}'`],
    ['single quotes over lines', `expr: 'x +\n    y +\n\n    ${WRONG}'`],
    ['double quotes with escapes', String.raw`expr: "x{a=\"\u00e9\x41\U0001F600\"} + ` + `${WRONG}"`],
    ['double quotes with line breaks as escapes', String.raw`expr: "x\n+ y\t+\n` + ` ${WRONG}"`],
    ['double quotes over lines', `expr: "x +  \n    y +\n\n    ${WRONG}"`],
    ['double quotes with lines that go on', `expr: "x + \\\n    y + \\\n    ${WRONG}"`],
    ['a literal block', `expr: |\n  sum(\n    ${WRONG}\n  )\n`],
    ['a literal block with chomping and a comment', `expr: |- # why\n  up +\n\n  ${WRONG}`],
    ['a literal block that says how it is indented', `expr: |2\n    up +\n   ${WRONG}\n`],
    ['a literal block of a list', `rules:\n  - expr: |+\n      up +\n      ${WRONG}\n\n`],
    ['a folded block', `expr: >\n  sum(up)\n  + ${WRONG}\n`],
    ['a folded block with lines that are indented more', `expr: >-\n  sum(\n    up\n      + ${WRONG}\n  )\n`],
    ['a folded block with empty lines', `expr: >+\n  up\n\n\n  + ${WRONG}\n\n`],
    ['a folded block with an indentation that is said', `a:\n  expr: >1-\n     up\n   + ${WRONG}\n`],
    ['a block with CRLF', `expr: |\r\n  up +\r\n  ${WRONG}\r\n`],
    ['a flow map', `groups: [{rules: [{alert: A, expr: up + ${WRONG}}]}]`],
    ['JSON in YAML', `{"expr": "up{a=\\"b\\"} + ${WRONG}"}`],
    ['a character of two code units before it', `expr: "x{a='😀'} + ${WRONG}"`],
    ['a tag and an anchor', `expr: !!str &a "up + ${WRONG}"`],
    ['the second document', `expr: up\n---\nexpr: ${WRONG}\n`],
    [
      'a file within a file',
      `data:\n  rules.yml: |\n    groups:\n      - rules:\n          - expr: |\n              up +\n                ${WRONG}\n`,
    ],
    [
      'a dashboard within a file',
      `data:\n  board.json: |-\n    {\n      "expr": "up{a=\\"b\\"} + ${WRONG}"\n    }\n`,
    ],
    [
      'a file within a file, in quotes',
      String.raw`data: {rules.yaml: "rules:\n- expr: 'up + ` + `${WRONG}'"}`,
    ],
  ])('%s', (_, text) => {
    const { there, told } = places(text, yamlQueries);
    expect(told).toEqual([{ at: there, length: WRONG.length }]);
  });

  it('once, where an alias repeats it', () => {
    const { there, told } = places(`a: &x ${WRONG}\nb: { expr: *x }\nc: { expr: *x }\n`, yamlQueries);
    expect(told).toEqual([{ at: there, length: WRONG.length }]);
  });

  it('in the map that others are made of', () => {
    const { there, told } = places(`a: &x\n  expr: ${WRONG}\nb:\n  <<: *x\n  alert: A\n`, yamlQueries);
    expect(told).toEqual([{ at: there, length: WRONG.length }]);
  });
});

describe('aliases and maps that are merged', () => {
  it.each([
    ['a value that is an alias', 'a: &s page\nlabels: { severity: *s }'],
    ['an alias of all of them', 'a: &l { severity: page }\nlabels: *l'],
    ['a map that is merged in', 'a: &l { severity: page }\nlabels: { <<: *l }'],
    ['one of several maps', 'a: &l { severity: page }\nb: &m { severity: x }\nlabels: { <<: [*l, *m] }'],
    ['the last anchor of its name', 'a: &l { severity: x }\nb: &l { severity: page }\nlabels: *l'],
    ['its own before one that is merged', 'a: &l { severity: x }\nlabels: { <<: *l, severity: page }'],
  ])('give a rule labels: %s', (_, labels) => {
    const [query] = yamlQueries(`record: a\nexpr: up\n${labels}\n`).queries;
    expect(query?.labels).toEqual([['severity', 'page']]);
  });

  it('have an end where they stand in themselves', () => {
    expect(yamlQueries('a: &x { expr: up, b: *x, <<: *x }\n').queries).toHaveLength(1);
  });
});

describe('a rule of Grafana in YAML', () => {
  const rule = (source: string, expr: string): string =>
    `groups:\n  - rules:\n      - title: Down\n        data:\n          - refId: A\n            model:\n              expr: ${expr}\n              datasource: ${source}\n`;

  it('has variables of Grafana in its expression', () => {
    const text = rule('{ type: prometheus, uid: x }', `sum(rate(${WRONG}{job=~"$job"}[$__rate_interval]))`);
    const { there, told } = places(text, yamlQueries);
    expect(told).toEqual([{ at: there, length: WRONG.length }]);
  });

  it.each([
    ['{ type: loki, uid: x }', 'count_over_time({app="ibex_nothing"} |= "a" [5m])'],
    ['Loki', 'rate({app="x"} | json [5m])'],
    ['{ uid: __expr__ }', '$A >'],
  ])('of the data source %s is none', (source, expr) => {
    expect(foundIn(rule(source, expr), ibexCatalog, { read: yamlQueries })).toEqual([]);
  });
});

describe('a finding stands where the name does in JSON', () => {
  const board = (expression: string): string =>
    `{\n  "panels": [{ "targets": [{ "expr": ${expression} }] }]\n}`;
  it.each([
    ['escaped quotes', board(String.raw`"x{a=\"b\"} + ` + `${WRONG}"`)],
    ['line breaks', board(String.raw`"x\n+ y\r\n\t+ ` + `${WRONG}"`)],
    ['escapes of code units', board(String.raw`"x{a=\"\u00e9\ud83d\ude00\"} + ` + `${WRONG}"`)],
    ['backslashes', board(String.raw`"x{a=~\"1\\\\.2\"} + ${WRONG}"`)],
    ['a rule', `{"groups":[{"rules":[{"record":"a","expr":"up + ${WRONG}"}]}]}`],
    [
      'keys with escapes, and the same key elsewhere',
      `{"p\\u0061nels":[{"expr":"up"},{"x":{"expr":"up"}},{"expr":"${WRONG}"}]}`,
    ],
    ['rows within rows', `{"rows":[{"panels":[{"panels":[{"targets":[{"expr":"${WRONG}"}]}]}]}]}`],
    ['a library panel', `{"__elements":{"a":{"model":{"targets":[{"expr":"${WRONG}"}]}}}}`],
    ['an annotation', `{"annotations":{"list":[{"expr":"${WRONG}"}]}}`],
    [
      'a variable',
      `{"templating":{"list":[{"type":"query","query":"label_values(${WRONG}{a=\\"b\\"}, c)"}]}}`,
    ],
    [
      'a variable in the newer form',
      `{"templating":{"list":[{"type":"query","definition":"x","query":{"query":"query_result(sum(${WRONG}))"}}]}}`,
    ],
    [
      'a variable that has only its definition',
      `{"templating":{"list":[{"type":"query","definition":"label_values(${WRONG}, c)"}]}}`,
    ],
    [
      'a panel of a dashboard with elements',
      `{"spec":{"elements":{"panel-1":{"kind":"Panel","spec":{"data":{"spec":{"queries":[{"kind":"PanelQuery","spec":{"query":{"kind":"DataQuery","group":"prometheus","datasource":{"name":"x"},"spec":{"expr":"${WRONG}"}}}}]}}}}}}}`,
    ],
    [
      'a variable of a dashboard with elements',
      `{"spec":{"variables":[{"kind":"QueryVariable","spec":{"name":"a","query":{"kind":"DataQuery","group":"prometheus","spec":{"query":"label_values(${WRONG}, a)"}}}}]}}`,
    ],
    [
      'a variable of a dashboard with elements that was one of an older form',
      `{"spec":{"variables":[{"kind":"QueryVariable","spec":{"name":"a","query":{"kind":"prometheus","spec":{"__legacyStringValue":"label_values(${WRONG}, a)"}}}}]}}`,
    ],
    [
      'a panel of what takes the same queries',
      `{"datasource":{"type":"victoriametrics-metrics-datasource"},"targets":[{"expr":"${WRONG}"}]}`,
    ],
    [
      'a panel whose sources are mixed',
      `{"datasource":{"type":"datasource","uid":"-- Mixed --"},"targets":[{"datasource":{"type":"\${DS}"},"expr":"${WRONG}"}]}`,
    ],
    ['what follows a time that is filled in', board(`"up @ \${__to:date:seconds} + ${WRONG}"`)],
    [
      'what follows placeholders',
      board(
        `"sum by ($by) (rate(x{$filter, a=\\"\${b:regex}\\"}[$__rate_interval] offset $o)) + [[c]] + ${WRONG}"`,
      ),
    ],
  ])('%s', (_, text) => {
    const { there, told } = places(text, jsonQueries);
    expect(told).toEqual([{ at: there, length: WRONG.length }]);
  });
});

describe('what is no query', () => {
  it.each([
    [
      'a panel of logs',
      '{"datasource":{"type":"loki","uid":"x"},"targets":[{"expr":"{a=\\"b\\"} |= \\"c\\""}]}',
    ],
    ['a target of another source', '{"targets":[{"datasource":"Tempo","expr":"{ .a = 1 }"}]}'],
    [
      'logs of a source that nobody knows',
      '{"datasource":"$source","targets":[{"expr":"count_over_time({a=\\"b\\"} | json [1m])"}]}',
    ],
    [
      'a panel of logs in a dashboard with elements',
      '{"elements":{"a":{"kind":"PanelQuery","spec":{"query":{"kind":"DataQuery","group":"loki","spec":{"expr":"{a=\\"b\\"}"}}}}}}',
    ],
    [
      'a panel of logs in the first form of such a dashboard',
      '{"elements":{"a":{"kind":"PanelQuery","spec":{"query":{"kind":"loki","spec":{"expr":"{a=\\"b\\"} | json"}}}}}}',
    ],
    [
      'a variable of a database in a dashboard with elements',
      '{"variables":[{"kind":"QueryVariable","spec":{"query":{"kind":"DataQuery","group":"mysql","spec":{"query":"SELECT 1"}}}}]}',
    ],
    [
      'a panel of a data source of any other type',
      '{"datasource":{"type":"grafana-clickhouse-datasource","uid":"x"},"targets":[{"expr":"SELECT 1"}]}',
    ],
    [
      'a variable of a database that is filled in',
      '{"templating":{"list":[{"type":"query","datasource":{"uid":"$db"},"query":"SELECT DISTINCT(a) FROM b"}]}}',
    ],
    ['names of labels', '{"templating":{"list":[{"type":"query","query":"label_names()"}]}}'],
    ['names of metrics', '{"templating":{"list":[{"type":"query","query":"metrics(ibex_.*)"}]}}'],
    ['values of a label of all', '{"templating":{"list":[{"type":"query","query":"label_values(job)"}]}}'],
    ['a list of values', '{"templating":{"list":[{"type":"custom","query":"a : b, c"}]}}'],
    ['nothing', '[]'],
    ['a number', '{"expr": 1}'],
  ])('%s', (_, text) => {
    expect(foundIn(text, ibexCatalog, { read: jsonQueries })).toEqual([]);
  });
});

it('finds a label that a variable asks for and no series has', () => {
  const text = '{"templating":{"list":[{"type":"query","query":"label_values(ibex_process_up, rout)"}]}}';
  const [finding] = foundIn(text, ibexCatalog, { read: jsonQueries });
  expect(finding).toMatchObject({ code: 'query/unknown-label', column: text.indexOf('rout)') + 1 });
});

describe('templates of alerts', () => {
  const rule = (template: string): string =>
    `alert: A\nexpr: sum by (job) (ibex_process_up)\nannotations:\n  summary: "${template}"\n`;
  it.each([
    '{{ $labels.service }} is down',
    '{{ .Labels.service }} is down',
    '{{ if eq $labels.job \\"x\\" }}{{ $labels.service }}{{ end }}',
  ])('name only labels that are there: %s', (template) => {
    const text = rule(template);
    const found = foundIn(text, ibexCatalog, { read: yamlQueries });
    const column = (text.split('\n')[3] ?? '').indexOf('service') + 1;
    expect(found).toMatchObject([{ code: 'query/template-label', line: 4, column, endColumn: column + 7 }]);
  });

  it.each([
    '{{ $labels.job }}',
    '{{ $value }}',
    '{{ range query \\"sum(up)\\" }}{{ end }}',
    '{{ $externalLabels.service }}',
  ])('may have %s', (template) => {
    expect(foundIn(rule(template), ibexCatalog, { read: yamlQueries })).toEqual([]);
  });
});
