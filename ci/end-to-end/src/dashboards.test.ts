import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isInstalled, programPath, temporaryFolder } from '@ibex/test-programs';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { REPOSITORY } from './seeded-repository.js';

// That they ask only for what the catalog has, the test of the rules holds; that all of them have an answer, the
// test of the demo, on a real server.
const FOLDER = join(REPOSITORY, 'observability');
const files = await readdir(join(FOLDER, 'dashboards'));
const dashboards = await Promise.all(
  files.map(async (file) => {
    const text = await readFile(join(FOLDER, 'dashboards', file), 'utf8');
    return { file, ...(JSON.parse(text) as Dashboard) };
  }),
);
const DATA_SOURCE = { type: 'prometheus', uid: '${datasource}' };

describe.each(dashboards)('$file', ({ panels, templating, annotations, links, ...dashboard }) => {
  const graphs = panels.filter(({ type }) => type !== 'row');

  it('is a dashboard that any Grafana from 11 on imports, whatever its data source is named', () => {
    expect(dashboard).toMatchObject({ uid: expect.stringMatching(/^[\w-]{8,40}$/) as string });
    // The number is that of a database, and a dashboard that brings one replaces another.
    expect(dashboard).not.toHaveProperty('id');
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(39);
    expect(templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
    const askers = [
      ...graphs,
      ...graphs.flatMap(({ targets }) => targets),
      ...templating.list.slice(1),
      ...annotations.list.filter(({ builtIn }) => builtIn !== 1),
    ];
    expect(askers.map(({ datasource }) => datasource)).toEqual(askers.map(() => DATA_SOURCE));
  });

  it('narrows to jobs and instances, and says what each of its variables is', () => {
    expect(templating.list.map(({ name }) => name)).toEqual(expect.arrayContaining(['job', 'instance']));
    for (const { name, label, description } of templating.list)
      expect([label, description], name).toEqual([expect.any(String), expect.stringMatching(/\w/)]);
    const expressions = graphs.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const unbound = expressions.filter((expr) => !/[{,]job=~"\$job"/.test(expr));
    // Alerts are those of all jobs: some are about a job that is not there.
    expect(unbound.filter((expr) => !expr.includes('ALERTS{'))).toEqual([]);
    // An interval that is written down shows nothing where scrapes are further apart; a recorded name has its own.
    expect(expressions.filter((expr) => /\[(?!\$__rate_interval\])/.test(expr))).toEqual([]);
  });

  it('tells of each panel what it shows, in which unit', () => {
    expect(graphs.length).toBeGreaterThan(20);
    for (const { title, description, fieldConfig, targets } of graphs) {
      expect(title).toMatch(/\w/);
      expect(description, title).toMatch(/\w.{20}/);
      expect(fieldConfig.defaults.unit, title).toMatch(/\w/);
      expect(new Set(targets.map(({ refId }) => refId)).size, title).toBe(targets.length);
    }
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  });

  it('shows words where nothing happens, and no NaN', () => {
    const dividing = /histogram_quantile|\) \/ \(?sum|:(?:ratio|p\d+)_/;
    const compared = / (?:>= 0|> 0\)?)$/;
    const asked = graphs.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    expect(asked.filter((expr) => dividing.test(expr)).length).toBeGreaterThan(15);
    expect(asked.filter((expr) => dividing.test(expr) && !compared.test(expr))).toEqual([]);
    const empty = graphs.filter(({ targets }) => targets.some(({ expr }) => compared.test(expr)));
    for (const { title, fieldConfig } of empty) expect(fieldConfig.defaults.noValue, title).toMatch(/^no \w/);
  });

  it('lays its panels on the 24 columns, row after row, and none on another', () => {
    const taken = new Set<string>();
    for (const { title, gridPos } of panels) {
      for (const cell of cellsOf(gridPos)) {
        expect(taken.has(cell), `${title} at ${cell}`).toBe(false);
        taken.add(cell);
      }
    }
    const places = panels.map(({ gridPos: { x, y } }) => y * 24 + x);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    // Without holes as well.
    const height = Math.max(...panels.map(({ gridPos: { y, h } }) => y + h));
    expect(taken.size).toBe(24 * height);
  });

  it('draws a line where an alert begins, and leads to it', async () => {
    const alerts = await alertRules();
    const searched = (all: readonly Link[]) =>
      all.flatMap(({ url }) => /^\/alerting\/list\?search=(\w+)$/.exec(url)?.[1] ?? []);
    const searches = [...graphs, { links }].flatMap(({ links: own = [] }) => searched(own));
    expect(searches.filter((search) => !alerts.some(({ alert }) => alert.includes(search)))).toEqual([]);
    expect(alerts.filter(({ alert }) => !searches.includes(alert))).toEqual([]);
    for (const { title, links: own = [], fieldConfig } of graphs) {
      const { custom, thresholds } = fieldConfig.defaults;
      if (custom?.thresholdsStyle?.mode !== 'dashed') continue;
      const limits = alerts.filter(({ alert }) => searched(own).includes(alert)).flatMap(limitsOf);
      const drawn = thresholds?.steps.flatMap(({ value }) => value ?? []);
      expect(drawn, title).toEqual([...new Set(limits)].toSorted((one, other) => one - other));
    }
  });

  it.runIf(isInstalled('promtool'))('is PromQL to promtool, with its variables filled in', async () => {
    const rules = graphs.flatMap(({ targets }) => targets.map(({ expr }) => filledIn(expr)));
    expect(rules.join('\n')).not.toContain('$');
    const groups = [
      { name: 'all', rules: rules.map((expr, index) => ({ record: `r${String(index)}`, expr })) },
    ];
    const folder = await temporaryFolder('ibex-dashboards');
    try {
      await writeFile(join(folder.path, 'rules.yml'), JSON.stringify({ groups }));
      const { stdout, stderr } = await execa(programPath('promtool'), ['check', 'rules', 'rules.yml'], {
        cwd: folder.path,
        reject: false,
      });
      expect(stderr).toBe('');
      expect(stdout).toContain(`SUCCESS: ${String(rules.length)} rules found`);
    } finally {
      await folder.remove();
    }
  });
});

interface Dashboard {
  readonly uid: string;
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly links: readonly Link[];
  readonly templating: { readonly list: readonly Variable[] };
  readonly annotations: {
    readonly list: readonly { readonly builtIn?: number; readonly datasource: unknown }[];
  };
}

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly datasource: unknown;
  readonly gridPos: Place;
  readonly fieldConfig: {
    readonly defaults: {
      readonly unit: string;
      readonly noValue?: string;
      readonly thresholds?: { readonly steps: readonly { readonly value: number | null }[] };
      readonly custom?: { readonly thresholdsStyle?: { readonly mode: string } };
    };
  };
  readonly links?: readonly Link[];
  readonly targets: readonly {
    readonly refId: string;
    readonly expr: string;
    readonly datasource: unknown;
  }[];
}

interface Variable {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly datasource: unknown;
}

interface Link {
  readonly url: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function cellsOf({ x, y, w, h }: Place): string[] {
  return Array.from(
    { length: w * h },
    (_, index) => `${String(x + (index % w))},${String(y + Math.floor(index / w))}`,
  );
}

function filledIn(expr: string): string {
  return expr.replaceAll('$__rate_interval', '1m').replaceAll(/\$(?:job|instance|route)\b/g, '.+');
}

async function alertRules(): Promise<AlertRule[]> {
  const { groups } = parse(await readFile(join(FOLDER, 'alert-rules.yml'), 'utf8')) as {
    groups: readonly { rules: readonly AlertRule[] }[];
  };
  return groups.flatMap(({ rules }) => rules);
}

interface AlertRule {
  readonly alert: string;
  readonly expr: string;
}

/** What an alert compares with, such as `> 14.4 * 0.001`. */
function limitsOf({ expr }: AlertRule): number[] {
  return [...expr.matchAll(/>=? ([\d.]+)(?: \* ([\d.]+))?/g)].map(([, limit, factor = '1']) =>
    Number((Number(limit) * Number(factor)).toPrecision(6)),
  );
}
