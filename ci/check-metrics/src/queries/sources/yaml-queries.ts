import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from 'yaml';

import type { FileFault, FileQueries, FoundQuery, TextInFile } from './found-query.js';
import { jsonQueries } from './json-queries.js';
import { blockScalarOffsets, flowScalarOffsets } from './scalar-offsets.js';

/**
 * Finds the expressions of a YAML file: rules of Prometheus, Mimir and Grafana, custom resources with such rules, tests of
 * promtool, and files that stand as text in one of them, as in a ConfigMap. Every map with an `expr` is one.
 */
export function yamlQueries(text: string): FileQueries {
  try {
    const parsed = parseAllDocuments(text, {
      logLevel: 'silent',
      prettyErrors: false,
    });
    const documents = Array.isArray(parsed) ? parsed : [];
    const faults = documents.flatMap(({ errors }) => worthTelling(errors).map(faultOf));
    const found = documents.map((document) => queriesOf(document, text));
    return {
      queries: found.flatMap(({ queries }) => queries),
      faults: [...faults, ...found.flatMap((of) => of.faults)],
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The stack is full.
    return {
      queries: [],
      faults: [{ offset: 0, message: 'the file is nested too deeply', fix: 'make it flatter' }],
    };
  }
}

/** As the parser tells it. */
interface YamlFault {
  readonly code: string;
  readonly pos: readonly [number, number];
  readonly message: string;
}

/** Of what follows from the first, nobody learns anything; a key that stands twice is a fault of its own. */
function worthTelling(errors: readonly YamlFault[]): readonly YamlFault[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return errors.filter((error) => error === first || error.code === 'DUPLICATE_KEY');
}

function faultOf({ pos, message }: YamlFault): FileFault {
  return {
    offset: pos[0],
    endOffset: pos[1],
    message: `the file is no YAML: ${message.split('\n', 1)[0] ?? ''}`,
    fix: 'correct it; every indentation is of blanks, and no key stands twice',
  };
}

function queriesOf(document: Document.Parsed, file: string): FileQueries {
  const queries: FoundQuery[] = [];
  const faults: FileFault[] = [];
  const left: unknown[] = [document.contents];
  while (left.length > 0) {
    const node = left.pop();
    if (isSeq(node)) left.push(...node.items.toReversed());
    if (!isMap(node)) continue;
    const query = queryOf(node, document, file);
    if (query) queries.push(query);
    for (const { key, value } of node.items.toReversed()) {
      if (isScalar(value) && typeof value.value === 'string') {
        const within = fileWithin(isScalar(key) ? String(key.value) : '', value, file);
        queries.push(...(within?.queries ?? []));
        faults.push(...(within?.faults ?? []));
      } else {
        left.push(value);
      }
    }
  }
  return { queries, faults };
}

function queryOf(map: YAMLMap, document: Document.Parsed, file: string): FoundQuery | undefined {
  const expression = scalarAt(map, 'expr', document);
  if (!expression) return undefined;
  const record = scalarAt(map, 'record', document);
  const alert = scalarAt(map, 'alert', document);
  const labels = textsAt(map, 'labels', document, file);
  return {
    ...textOf(expression, file),
    isTemplate: false,
    ...(alert && { name: { kind: 'alert', text: textOf(alert, file).text } }),
    ...(record && {
      name: { kind: 'record', text: textOf(record, file).text },
      record: textOf(record, file).text,
    }),
    labels: labels.map(([name, { text }]) => [name, text] as const),
    templates: [...labels, ...textsAt(map, 'annotations', document, file)].map(([, text]) => text),
  };
}

function scalarAt(map: YAMLMap, key: string, document: Document.Parsed): Scalar | undefined {
  const value = map.get(key, true) as unknown;
  const node = isAlias(value) ? value.resolve(document) : value;
  return isScalar(node) && node.value !== null ? node : undefined;
}

function textsAt(map: YAMLMap, key: string, document: Document.Parsed, file: string): [string, TextInFile][] {
  const value = map.get(key, true) as unknown;
  const texts = isAlias(value) ? value.resolve(document) : value;
  if (!isMap(texts)) return [];
  return texts.items.flatMap((pair): [string, TextInFile][] =>
    isPair(pair) && isScalar(pair.key) && isScalar(pair.value)
      ? [[String(pair.key.value), textOf(pair.value, file)]]
      : [],
  );
}

/** What a scalar stands for. Where each of its characters stands is found out when somebody asks. */
function textOf({ value, source, range, type }: Scalar, file: string): TextInFile {
  const text = typeof value === 'string' ? value : (source ?? '');
  const [start, end] = range ?? [0, 0];
  let offsets: readonly number[] | undefined;
  return {
    text,
    offsetOf: (offset) => {
      offsets ??= offsetsIn(file.slice(start, end), type?.startsWith('BLOCK') === true, text);
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
function fileWithin(key: string, scalar: Scalar, file: string): FileQueries | undefined {
  const text = String(scalar.value);
  if (!/\.(?:ya?ml|json|rules)$|^json$/.test(key) || !/\bexpr\b/.test(text)) return undefined;
  const outer = textOf(scalar, file);
  const { queries, faults } = key.endsWith('json') ? jsonQueries(text) : yamlQueries(text);
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
