import type { FileFault, FileQueries, FoundQuery, QueryName, TextInFile } from './found-query.js';
import { mayBePrometheus } from './prometheus-source.js';
import { blockScalarOffsets, flowScalarOffsets } from './scalar-offsets.js';
import type { YamlMap, YamlNode, YamlScalar } from './yaml-node.js';

/** Reads a file that stands as text in another, by the key that it has there. */
export type FileWithinReader = (text: string, kind: 'yaml' | 'json') => FileQueries;

/**
 * Finds the expressions of a YAML document: every map with an `expr` is one, and so are those of files that stand as text
 * in it, as in a ConfigMap.
 *
 * @param root - of the document
 * @param file - its text
 */
export function yamlExpressions(root: YamlNode, file: string, readWithin: FileWithinReader): FileQueries {
  const queries: FoundQuery[] = [];
  const faults: FileFault[] = [];
  const left: Waiting[] = [{ node: root, ...OUTSIDE }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, ...around } = next;
    if (node.kind === 'list')
      left.push(...node.items.toReversed().map((item) => ({ node: item, ...around })));
    if (node.kind !== 'map') continue;
    const within = surroundingsIn(node, around);
    const query = within.isPrometheus ? queryOf(node, file, within) : undefined;
    if (query) queries.push(query);
    const fault = query ? undefined : faultOfRule(node);
    if (fault) faults.push(fault);
    for (const { key, value, isAlias } of node.entries.toReversed()) {
      if (isAlias) continue;
      if (value.kind === 'scalar') {
        const inner = fileWithin(key, value, file, readWithin);
        queries.push(...(inner?.queries ?? []));
        faults.push(...(inner?.faults ?? []));
      } else {
        left.push({ node: value, ...within });
      }
    }
  }
  return { queries, faults };
}

/** What the maps around a node say of the expressions in it. */
interface Surroundings {
  /** Whether the data source nearest to it may be Prometheus. */
  readonly isPrometheus: boolean;
  /** Whether Grafana asks them, which has its variables there, too. */
  readonly isOfGrafana: boolean;
  /** The title of the rule of Grafana. */
  readonly title: string | undefined;
}

/** A node that was not looked at yet. */
interface Waiting extends Surroundings {
  readonly node: YamlNode;
}

const OUTSIDE: Surroundings = { isPrometheus: true, isOfGrafana: false, title: undefined };

function surroundingsIn(map: YamlMap, around: Surroundings): Surroundings {
  const source = valueAt(map, 'datasource') ?? valueAt(map, 'datasourceUid');
  const isOfGrafana = around.isOfGrafana || source !== undefined || valueAt(map, 'refId') !== undefined;
  const title = valueAt(map, 'data')?.kind === 'list' ? scalarAt(map, 'title')?.text : undefined;
  const isPrometheus = source && mayBePrometheus(sourceOf(source));
  return {
    isPrometheus: isPrometheus ?? around.isPrometheus,
    isOfGrafana,
    title: title ?? around.title,
  };
}

function sourceOf(source: YamlNode): unknown {
  if (source.kind === 'scalar') return source.text;
  if (source.kind !== 'map') return undefined;
  return Object.fromEntries(
    ['type', 'uid', 'name'].flatMap((key) => {
      const value = scalarAt(source, key);
      return value ? [[key, value.text]] : [];
    }),
  );
}

function queryOf(map: YamlMap, file: string, around: Surroundings): FoundQuery | undefined {
  const expression = scalarAt(map, 'expr');
  if (!expression) return undefined;
  const record = scalarAt(map, 'record');
  const alert = scalarAt(map, 'alert');
  const labels = scalarsAt(map, 'labels');
  const name = nameOf(record, alert?.text ?? around.title);
  return {
    ...textIn(file, expression),
    isTemplate: around.isOfGrafana && !alert && !record,
    ...(name && { name }),
    ...(record && { record: record.text }),
    labels: labels.map(([name, { text }]) => [name, text] as const),
    templates: [...labels, ...scalarsAt(map, 'annotations')].flatMap(([, scalar]) =>
      scalar.text === '' ? [] : [textIn(file, scalar)],
    ),
  };
}

/** A placeholder without quotes is a map, and a list is what somebody wrote who took `expr` for several. */
function faultOfRule(map: YamlMap): FileFault | undefined {
  const name = scalarAt(map, 'alert') ?? scalarAt(map, 'record');
  const expression = valueAt(map, 'expr');
  if (!name || !expression || scalarAt(map, 'expr')) return undefined;
  const what = expression.kind === 'scalar' ? 'empty' : `a ${expression.kind}, and no text`;
  return {
    offset: name.start,
    message: `the expr of the rule is ${what}`,
    fix: 'write one expression, and fill in placeholders before it is read',
  };
}

function nameOf(record: YamlScalar | undefined, alert: string | undefined): QueryName | undefined {
  if (record) return { kind: 'record', text: record.text };
  return alert === undefined ? undefined : { kind: 'alert', text: alert };
}

function scalarAt(map: YamlMap, key: string): YamlScalar | undefined {
  const value = valueAt(map, key);
  return value?.kind === 'scalar' && !value.isNull ? value : undefined;
}

function scalarsAt(map: YamlMap, key: string): [string, YamlScalar][] {
  const texts = valueAt(map, key);
  if (texts?.kind !== 'map') return [];
  return texts.entries.flatMap(({ key: name, value }): [string, YamlScalar][] =>
    value.kind === 'scalar' ? [[name, value]] : [],
  );
}

function valueAt({ entries }: YamlMap, key: string): YamlNode | undefined {
  return entries.find((entry) => entry.key === key)?.value;
}

/** What a scalar stands for. Where each of its characters stands is found out when somebody asks. */
function textIn(file: string, { text, start, end, isBlock }: YamlScalar): TextInFile {
  let offsets: readonly number[] | undefined;
  return {
    text,
    offsetOf: (offset) => {
      offsets ??= offsetsIn(file.slice(start, end), isBlock, text);
      return start + (offsets[Math.min(offset, offsets.length - 1)] ?? 0);
    },
  };
}

function offsetsIn(source: string, isBlock: boolean, text: string): readonly number[] {
  if (isBlock) {
    const header = source.indexOf('\n') + 1;
    return blockScalarOffsets(source.slice(header), text).map((offset) => header + offset);
  }
  const flow = flowScalarOffsets(source);
  // What is read in another way than it is read here has at least its beginning.
  return flow.text === text ? flow.offsets : [0];
}

/** A file that stands in a file: of a ConfigMap each key is the name of one. */
function fileWithin(
  key: string,
  scalar: YamlScalar,
  file: string,
  readWithin: FileWithinReader,
): FileQueries | undefined {
  const { text } = scalar;
  if (!/\.(?:ya?ml|json|rules)$|^json$/.test(key) || !/\bexpr\b/.test(text)) return undefined;
  const outer = textIn(file, scalar);
  const { queries, faults } = readWithin(text, key.endsWith('json') ? 'json' : 'yaml');
  const moved = (inner: TextInFile): TextInFile => ({
    text: inner.text,
    offsetOf: (offset) => outer.offsetOf(inner.offsetOf(offset)),
  });
  return {
    queries: queries.map((query) => ({
      ...query,
      ...moved(query),
      ...(query.templates && { templates: query.templates.map(moved) }),
    })),
    faults: faults.map(({ offset, message, fix }) => ({ offset: outer.offsetOf(offset), message, fix })),
  };
}
