import type { FileFault, FileQueries, FoundQuery, TextInFile } from './found-query.js';
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
  const left: YamlNode[] = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.kind === 'list') left.push(...node.items.toReversed());
    if (node.kind !== 'map') continue;
    const query = queryOf(node, file);
    if (query) queries.push(query);
    for (const { key, value, isAlias } of node.entries.toReversed()) {
      if (isAlias) continue;
      if (value.kind === 'scalar') {
        const within = fileWithin(key, value, file, readWithin);
        queries.push(...(within?.queries ?? []));
        faults.push(...(within?.faults ?? []));
      } else {
        left.push(value);
      }
    }
  }
  return { queries, faults };
}

/** The keys of a rule whose values are looked at where they are. */
export const RULE_KEYS: ReadonlySet<string> = new Set(['expr', 'alert', 'record', 'labels', 'annotations']);

function queryOf(map: YamlMap, file: string): FoundQuery | undefined {
  const expression = scalarAt(map, 'expr');
  if (!expression) return undefined;
  const record = scalarAt(map, 'record');
  const alert = scalarAt(map, 'alert');
  const labels = scalarsAt(map, 'labels');
  return {
    ...textIn(file, expression),
    isTemplate: false,
    ...(alert && { name: { kind: 'alert', text: alert.text } }),
    ...(record && { name: { kind: 'record', text: record.text }, record: record.text }),
    labels: labels.map(([name, { text }]) => [name, text] as const),
    templates: [...labels, ...scalarsAt(map, 'annotations')].flatMap(([, scalar]) =>
      scalar.text === '' ? [] : [textIn(file, scalar)],
    ),
  };
}

function scalarAt(map: YamlMap, key: string): YamlScalar | undefined {
  const value = valueAt(map, key);
  return value?.kind === 'scalar' && !value.isNull ? value : undefined;
}

function scalarsAt(map: YamlMap, key: string): [string, YamlScalar][] {
  const texts = valueAt(map, key);
  if (texts?.kind !== 'map') return [];
  return texts.entries.flatMap(({ key: name, value, isAlias }): [string, YamlScalar][] =>
    value.kind === 'scalar' && !isAlias ? [[name, value]] : [],
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
