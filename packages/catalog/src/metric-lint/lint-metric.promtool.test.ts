import { spawnSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { type LintableMetric, lintMetric } from '../index.js';
import { BASE_UNITS } from './units.js';

/** How many metrics are made up and shown to both linters. */
const METRICS = 4000;

const isInstalled = isPromtoolInstalled();

describe.runIf(isInstalled)('lintMetric and the real "promtool check metrics"', () => {
  const metrics = Array.from({ length: METRICS }, (_, index) => inventedMetric(index));

  it('find the same in thousands of made-up metrics, each finding once per metric', () => {
    const theirs = promtoolFindings(metrics);
    const ours = metrics.map((metric) => ourFindings(metric));
    expect(ours).toEqual(metrics.map(({ name }) => [...(theirs.get(name) ?? [])].sort()));
  });

  it('find something and nothing often enough for that to mean something', () => {
    const found = metrics.flatMap(ourFindings);
    const kinds = new Set(
      found.map((message) => message.replaceAll(/"[a-z]+" instead of "[a-z]+"|'[a-z_]+'$/g, '')),
    );
    expect(kinds.size).toBe(14);
    expect(metrics.filter((metric) => ourFindings(metric).length === 0).length).toBeGreaterThan(
      METRICS / 100,
    );
  });

  it('agree on every unit promlint knows', () => {
    const prefixes =
      'pico nano micro milli centi deci deca hecto kilo kibi mega mibi giga gibi tera tebi peta pebi';
    const units =
      'minutes hours days weeks kelvins fahrenheit rankine inches yards miles bits calories pounds ounces';
    const words = [...BASE_UNITS, ...units.split(' ')].flatMap((unit) => [
      unit,
      ...prefixes.split(' ').map((prefix) => `${prefix}${unit}`),
      `mebi${unit}`,
      `x${unit}`,
      unit.slice(0, -1),
      unit.toUpperCase(),
    ]);
    const metricsOfUnits = [...new Set(words)].map((word): LintableMetric => ({
      name: `some_${word}`,
      type: 'gauge',
      help: 'Help',
      labelNames: [],
    }));
    const theirs = promtoolFindings(metricsOfUnits);
    expect(theirs.size).toBeGreaterThan(300);
    expect(metricsOfUnits.map(ourFindings)).toEqual(metricsOfUnits.map(({ name }) => theirs.get(name) ?? []));
  });
});

function ourFindings(metric: LintableMetric): string[] {
  return lintMetric(metric)
    .filter(({ code, message }) => {
      const isAboutOwnType = metric.type !== 'untyped' && message.endsWith(`'${metric.type}'`);
      return code !== 'lint/type-in-name' || isAboutOwnType || promtoolKnowsEveryType;
    })
    .map(({ message }) => message)
    .sort();
}

// Ours objects to any type in a name, as the promtool of Debian 12 does; from client_golang 1.20 on promlint objects
// to the metric's own type only.
const promtoolKnowsEveryType =
  isInstalled &&
  promtoolFindings([{ name: 'a_gauge_b', type: 'untyped', help: 'Help', labelNames: [] }]).size === 1;

function promtoolFindings(metrics: readonly LintableMetric[]): Map<string, string[]> {
  const { stderr, status } = spawnSync('promtool', ['check', 'metrics'], {
    input: metrics.map(expositionOf).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  // 3: it could parse the text and has findings.
  if (status !== 0 && status !== 3) throw new Error(`promtool ended with ${String(status)}: ${stderr}`);
  const findings = new Map<string, Set<string>>();
  for (const line of stderr.split('\n').filter((text) => text !== '')) {
    const space = line.indexOf(' ');
    const name = line.slice(0, space);
    findings.set(name, (findings.get(name) ?? new Set()).add(line.slice(space + 1)));
  }
  return new Map([...findings].map(([name, messages]) => [name, [...messages]]));
}

function expositionOf({ name, type, help, labelNames }: LintableMetric): string {
  const labels = labelNames.map((label) => `${label}="x"`);
  const sample = (suffix: string, value: number, own: readonly string[] = []) =>
    `${name}${suffix}{${[...labels, ...own].join(',')}} ${String(value)}\n`;
  const samples = {
    histogram: () => sample('_bucket', 1, ['le="+Inf"']) + sample('_sum', 1) + sample('_count', 1),
    summary: () => sample('', 1, ['quantile="0.5"']) + sample('_sum', 1) + sample('_count', 1),
    counter: () => sample('', 1),
    gauge: () => sample('', 1),
    untyped: () => sample('', 1),
    gaugehistogram: () => sample('', 1),
  };
  const typeName = type === 'gaugehistogram' ? 'gauge_histogram' : type;
  return `${help === undefined ? '' : `# HELP ${name} ${help}\n`}# TYPE ${name} ${typeName}\n${samples[type]()}`;
}

/** A metric out of the words promlint looks for. The same index always makes the same metric. */
function inventedMetric(index: number): LintableMetric {
  const random = mulberry32(index + 1);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const some = <Item>(most: number, items: readonly Item[]): Item[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(items));
  // promlint names any one unit of several, so a name has one at most. The number keeps names apart.
  const unit = some(1, UNITS);
  const words = [
    ...some(1, STARTS),
    `t${String(index)}`,
    ...some(3, WORDS),
    ...unit,
    ...some(1, WORDS),
    ...some(1, ENDS),
  ];
  const type = pick(['counter', 'gauge', 'histogram', 'summary', 'untyped', 'gaugehistogram'] as const);
  return {
    name: words.join(pick(['_', '_', '_', '_', '__', ':', 'X_'])),
    type,
    help: pick(['A help text', 'A help text', 'A help text', '', ' ', '\t', undefined]),
    labelNames: [...new Set(some(2, LABELS))].filter((label) => label !== OWN_LABELS[type]),
  };
}

const WORDS = (
  'requests connections http disk gauge counter histogram summary gauge_histogram untyped Gauge counters ' +
  'openSockets dbPool POOL bucket count sum total s ms us ns sec b kb mb gb tb pb m h d S Kb rate info'
).split(' ');
const STARTS = ['', '_', ':', 'ms', 'gauge', 'aB', 'A1'];
const ENDS =
  'total total_total bucket count sum created ratio counter ms Total total_ _ _total 1 : x1 s_1 1S bucket_total'.split(
    ' ',
  );
const UNITS =
  'seconds bytes milliseconds kilobytes minutes days thermometers kibibits Seconds mebibytes'.split(' ');
const LABELS = ['result', 'clientKind', 'serverKind', 'le', 'quantile', 'LE', 'org_id'];
// What a type makes itself is no label of the definition.
const OWN_LABELS: Partial<Record<LintableMetric['type'], string>> = { histogram: 'le', summary: 'quantile' };

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function isPromtoolInstalled(): boolean {
  if (spawnSync('promtool', ['--version']).status === 0) return true;
  const reason = 'promtool is not installed; on Debian: apt-get install prometheus';
  if (process.env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`skipped: ${reason}\n`);
  return false;
}
