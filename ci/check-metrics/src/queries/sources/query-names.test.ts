import { describe, expect, it } from 'vitest';

import { jsonQueries } from './json-queries.js';
import { yamlQueries } from './yaml-queries.js';

describe('a query is known by', () => {
  it.each([
    ['the alert', yamlQueries, 'rules: [{ alert: Down, expr: up == 0 }]', 'alert Down'],
    ['what is recorded', yamlQueries, 'rules: [{ record: "job:up:min", expr: up }]', 'record job:up:min'],
    [
      'the title of a rule of Grafana',
      yamlQueries,
      'rules: [{ title: Down, data: [{ refId: A, model: { expr: up } }] }]',
      'alert Down',
    ],
    ['nothing, where there is nothing', yamlQueries, 'expr: up', undefined],
    [
      'the title of a rule of Grafana in JSON',
      jsonQueries,
      '{"groups":[{"rules":[{"title":"Down","data":[{"refId":"A","model":{"refId":"A","expr":"up"}}]}]}]}',
      'alert Down',
    ],
    ['a rule in JSON', jsonQueries, '{"rules":[{"alert":"Down","expr":"up"}]}', 'alert Down'],
    [
      'the titles of dashboard and panel, and the letter of the query',
      jsonQueries,
      '{"title":"Proxy","panels":[{"title":"Row","type":"row","panels":[{"title":"Rate","targets":[{"refId":"A","legendFormat":"x","expr":"up"}]}]}]}',
      'panel Proxy › Rate › A',
    ],
    [
      'the legend, where there is no letter',
      jsonQueries,
      '{"title":"Proxy","panels":[{"targets":[{"legendFormat":"{{job}}","expr":"up"}]}]}',
      'panel Proxy › {{job}}',
    ],
    [
      'the variable',
      jsonQueries,
      '{"title":"Proxy","templating":{"list":[{"type":"query","name":"job","query":"label_values(up, job)"}]}}',
      'variable Proxy › job',
    ],
    [
      'the annotation',
      jsonQueries,
      '{"title":"Proxy","annotations":{"list":[{"name":"Restarts","expr":"changes(up[5m])"}]}}',
      'annotation Proxy › Restarts',
    ],
    [
      'the titles of a dashboard with elements',
      jsonQueries,
      '{"spec":{"title":"Proxy","elements":{"panel-1":{"kind":"Panel","spec":{"title":"Rate","data":{"spec":{"queries":[{"kind":"PanelQuery","spec":{"refId":"A","query":{"kind":"DataQuery","group":"prometheus","spec":{"expr":"up"}}}}]}}}}}}}',
      'panel Proxy › Rate › A',
    ],
    [
      'the variable of a dashboard with elements',
      jsonQueries,
      '{"spec":{"title":"Proxy","variables":[{"kind":"QueryVariable","spec":{"name":"job","query":{"kind":"DataQuery","group":"prometheus","spec":{"query":"label_values(up, job)"}}}}]}}',
      'variable Proxy › job',
    ],
    [
      'a library panel within its dashboard',
      jsonQueries,
      '{"title":"Proxy","__elements":{"x":{"name":"Lib","model":{"title":"Rate","targets":[{"refId":"A","expr":"up"}]}}}}',
      'panel Proxy › Rate › A',
    ],
    [
      'the dashboard within a ConfigMap',
      yamlQueries,
      'data: { a.json: \'{"title":"Proxy","panels":[{"title":"Rate","targets":[{"refId":"A","expr":"up"}]}]}\' }',
      'panel Proxy › Rate › A',
    ],
  ])('%s', (_, read, text, name) => {
    const [query] = read(text).queries;
    expect(query).toBeDefined();
    expect(query?.name && `${query.name.kind} ${query.name.text}`).toBe(name);
  });
});
