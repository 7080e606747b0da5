import { ibexCatalog } from '@ibex/metrics/catalog';
import { describe, expect, it } from 'vitest';

import { foundIn } from '../../testing/found-in.js';
import { templateFileQueries } from './template-queries.js';
import { yamlQueries } from './yaml-queries.js';

const asked = (text: string): string[] => templateFileQueries(text).queries.map((query) => query.text);

describe('a template asks for', () => {
  it.each([
    ['{{ query "up" }}', ['up']],
    ['{{query "up"}}', ['up']],
    ['{{- with query `sum(up{job="a"})` -}}{{ . | first | value }}{{ end }}', ['sum(up{job="a"})']],
    [String.raw`{{ range query "up{job=\"a\"}\n> \x30" }}{{ end }}`, ['up{job="a"}\n> 0']],
    ['{{ "up" | query | first }}', ['up']],
    ['{{ if query "a" }}{{ else if query "b" }}{{ end }}', ['a', 'b']],
    ['{{ $x := "up" | query }}', ['up']],
    ['{{ (query "up") | len }} {{ len (query "down") }}', ['up', 'down']],
    ['{{ query ("up") }}', ['up']],
    ['{{ printf "up{job=\'%s\'} > %d" .Labels.job 5 | query }}', ["up{job='$x'} > $x"]],
    ['{{ with printf "up{job=%q} %% 2" $labels.job | query }}{{ end }}', ['up{job="$x"} % 2']],
    ['{{ query (printf "up{job=\'%v\'}" $job) }}', ["up{job='$x'}"]],
    ['{{ printf "%.2f" .Value | printf "up > %s" | query }}', ['up > $x']],
  ])('what stands in %s', (text, expressions) => {
    expect(asked(text)).toEqual(expressions);
  });

  it.each([
    ['{{ query .Params.expr }}'],
    ['{{ query $expr }}'],
    ['{{ .query "up" }}'],
    ['{{ template "query" "up" }}'],
    ['{{/* query "up" */}}'],
    ['query "up"'],
    ['{{ "query" }} "up"'],
    ['{{ reReplaceAll "a" "b" .x | query }}'],
    ['{{ query ("up" | reReplaceAll "up" .x) }}'],
    ['{{ query "up'],
    ['{{ query'],
    ['{{ .CommonLabels.alertname }}{{ range .Alerts }}{{ .Labels.nothing }}{{ end }}'],
  ])('nothing that is known in %s', (text) => {
    expect(asked(text)).toEqual([]);
  });

  it('what a define names', () => {
    const text =
      '{{ define "a.text" }}{{ if .x }}{{ query "a" }}{{ end }}{{ query "b" }}{{ end }}{{ query "c" }}';
    expect(templateFileQueries(text).queries.map(({ name }) => name?.text)).toEqual([
      'a.text',
      'a.text',
      undefined,
    ]);
  });
});

/** Where a name that no catalog has stands in the text, and where it is told to stand. */
function places(text: string, read: typeof yamlQueries) {
  const before = text.slice(0, text.indexOf('ibex_nothing')).split('\n');
  return {
    there: `${String(before.length)}:${String((before.at(-1) ?? '').length + 1)}`,
    told: foundIn(text, ibexCatalog, { read }).map(
      ({ line, column, code }) => `${String(line)}:${String(column)} ${code}`,
    ),
  };
}

describe('a finding stands where the name does', () => {
  const annotated = (annotation: string): string =>
    `alert: A\nexpr: up == 0\nannotations:\n  summary: ${annotation}\n`;
  it.each([
    [
      'a template',
      templateFileQueries,
      String.raw`{{ define "a" }}` + '\n' + String.raw`{{ query "up{a=\"\u00e9\"} + ibex_nothing" }}`,
    ],
    ['backquotes over lines', templateFileQueries, '{{ query `up +\n  ibex_nothing` }}'],
    [
      'a format',
      templateFileQueries,
      String.raw`{{ printf "up{a='%s', b=%q} %% ibex_nothing" 1 2 | query }}`,
    ],
    ['single quotes', yamlQueries, annotated(`'{{ with query "up + ibex_nothing" }}it''s{{ end }}'`)],
    [
      'single quotes with some before it',
      yamlQueries,
      annotated(`'it''s {{ query "up{a=\\"x\\"} + ibex_nothing" }}'`),
    ],
    ['double quotes', yamlQueries, annotated(String.raw`"a\t{{ query \"up{a='\\\"'} + ibex_nothing\" }}"`)],
    ['a block', yamlQueries, annotated('|\n    a\n    {{ query "up +\\n ibex_nothing" }}')],
    [
      'a folded block',
      yamlQueries,
      annotated('>-\n    a\n    b {{ printf "up{a=%q} + ibex_nothing" $labels.a | query }}'),
    ],
  ] as const)('%s', (_, read, text) => {
    const { there, told } = places(text, read);
    expect(told).toEqual([`${there} query/unknown-metric`]);
  });

  it('also where it is none that can be read', () => {
    const text = annotated(`'{{ range query "sum(" }}{{ end }}'`);
    expect(places(text, yamlQueries).told).toEqual(['4:33 query/syntax']);
  });
});
