import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

import type { FileFault, FileQueries } from './found-query.js';
import { jsonQueries } from './json-queries.js';
import { RULE_KEYS, yamlExpressions } from './yaml-expressions.js';
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './yaml-node.js';

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
    const found = documents.map((document) => {
      const root = new NodesOf(document).nodeOf(document.contents);
      return root ? yamlExpressions(root, text, fileQueries) : { queries: [], faults: [] };
    });
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

function fileQueries(text: string, kind: 'yaml' | 'json'): FileQueries {
  return kind === 'json' ? jsonQueries(text) : yamlQueries(text);
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

/** The nodes of a document, each of them once, so that an alias of what it stands in has an end. */
class NodesOf {
  readonly #document: Document.Parsed;
  readonly #nodes = new Map<unknown, YamlNode>();

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  /** `undefined` for what has nothing in it, and for an alias of nothing. */
  nodeOf(value: unknown): YamlNode | undefined {
    const node = isAlias(value) ? value.resolve(this.#document) : value;
    const before = this.#nodes.get(node);
    if (before) return before;
    if (isScalar(node)) return this.#scalarOf(node);
    if (isSeq(node)) return this.#listOf(node);
    return isMap(node) ? this.#mapOf(node) : undefined;
  }

  #mapOf(map: YAMLMap): YamlMap {
    const entries: YamlEntry[] = [];
    const node: YamlMap = { kind: 'map', entries };
    this.#nodes.set(map, node);
    for (const { key: keyNode, value } of map.items) {
      const key = isScalar(keyNode) ? String(keyNode.value) : '';
      // To find what an alias is of takes the longer the larger the file is.
      const of = isAlias(value) && !RULE_KEYS.has(key) ? undefined : this.nodeOf(value);
      if (of) entries.push({ key, value: of, isAlias: isAlias(value) });
    }
    return node;
  }

  #listOf(list: YAMLSeq): YamlList {
    const items: YamlNode[] = [];
    const node: YamlList = { kind: 'list', items };
    this.#nodes.set(list, node);
    for (const item of list.items) {
      const of = isAlias(item) ? undefined : this.nodeOf(item);
      if (of) items.push(of);
    }
    return node;
  }

  #scalarOf(scalar: Scalar): YamlScalar {
    const { value, source, type, range } = scalar;
    const [start, end] = range ?? [0, 0];
    const node: YamlScalar = {
      kind: 'scalar',
      text: typeof value === 'string' ? value : (source ?? ''),
      isNull: value === null,
      isBlock: type?.startsWith('BLOCK') === true,
      start,
      end,
    };
    this.#nodes.set(scalar, node);
    return node;
  }
}
