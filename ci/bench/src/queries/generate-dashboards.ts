import { Random } from '../codebase/random.js';
import type { GeneratedFile } from '../temporary-files.js';
import { type GeneratedQueriesOptions, generateRuleList } from './generate-rules.js';

/**
 * Dashboards as Grafana exports them: the same expressions as those of the rule files, in panels, with what else a panel
 * has, and a few of the variables that Grafana fills in.
 */
export function generateDashboards({
  expressions,
  files,
  seed,
}: GeneratedQueriesOptions): readonly GeneratedFile[] {
  const random = new Random(seed + 1);
  const targets = generateRuleList(expressions, seed).map(({ name, expr }) =>
    targetOf(name, random.chance(0.5) ? expr.replaceAll(/\[(?:5m|1h)\]/g, '[$__rate_interval]') : expr),
  );
  const share = Math.ceil(targets.length / files);
  return Array.from({ length: files }, (_, index) => ({
    name: `dashboard-${String(index)}.json`,
    text: `${JSON.stringify(dashboardOf(targets.slice(index * share, (index + 1) * share), index), undefined, 2)}\n`,
  }));
}

/** One dashboard of about so many bytes, nearly all of them titles and descriptions. */
export function generateLargeDashboard(bytes: number, seed: number): GeneratedFile {
  const description = 'What this panel shows, and what to do when it rises. '.repeat(150);
  const targets = generateRuleList(Math.ceil(bytes / (description.length + 1200)), seed);
  const panels = targets.map(({ name, expr }) => ({ ...panelOf([targetOf(name, expr)], 0), description }));
  return { name: 'large.json', text: JSON.stringify({ ...dashboardOf([], 0), panels }, undefined, 2) };
}

interface Target {
  readonly expr: string;
}

function targetOf(name: string, expr: string): Target & Readonly<Record<string, unknown>> {
  return {
    datasource: { type: 'prometheus', uid: '${datasource}' },
    editorMode: 'code',
    expr,
    legendFormat: '{{job}}',
    range: true,
    refId: name,
  };
}

function dashboardOf(targets: readonly Target[], index: number): Readonly<Record<string, unknown>> {
  const panels = Array.from({ length: Math.ceil(targets.length / 2) }, (_, panel) =>
    panelOf(targets.slice(2 * panel, 2 * panel + 2), panel),
  );
  return {
    annotations: { list: [] },
    editable: true,
    graphTooltip: 1,
    panels,
    schemaVersion: 39,
    tags: ['ibex'],
    templating: {
      list: [
        { name: 'datasource', query: 'prometheus', type: 'datasource' },
        { name: 'route', query: 'label_values(ibex_proxy_requests_total, route)', type: 'query' },
      ],
    },
    title: `Dashboard ${String(index)}`,
    uid: `dashboard-${String(index)}`,
  };
}

function panelOf(targets: readonly Target[], index: number): Readonly<Record<string, unknown>> {
  return {
    datasource: { type: 'prometheus', uid: '${datasource}' },
    fieldConfig: {
      defaults: {
        color: { mode: 'palette-classic' },
        custom: { drawStyle: 'line', fillOpacity: 10, lineWidth: 1, showPoints: 'never' },
        thresholds: {
          mode: 'absolute',
          steps: [
            { color: 'green', value: null },
            { color: 'red', value: 80 },
          ],
        },
        unit: 'reqps',
      },
      overrides: [],
    },
    gridPos: { h: 8, w: 12, x: 12 * (index % 2), y: 8 * Math.floor(index / 2) },
    id: index,
    options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi' } },
    targets,
    title: `Panel ${String(index)}`,
    type: 'timeseries',
  };
}
