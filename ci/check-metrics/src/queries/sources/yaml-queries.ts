import {
  type Alias,
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
import { yamlExpressions } from './yaml-expressions.js';
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
      const nodes = new NodesOf();
      const root = nodes.nodeOf(document.contents);
      const { queries, faults } = root
        ? yamlExpressions(root, text, fileQueries)
        : { queries: [], faults: [] };
      return { queries, faults: [...nodes.faults, ...faults] };
    });
    return {
      queries: found.flatMap(({ queries }) => queries),
      faults: [...faults, ...found.flatMap((of) => of.faults)],
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The stack is full.
    return { queries: [], faults: [TOO_DEEP] };
  }
}

/** How far a reader comes depends on what else is on the stack, so that no place in the file is better than its start. */
const TOO_DEEP: FileFault = { offset: 0, message: 'the file is nested too deeply', fix: 'make it flatter' };

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

function faultOf({ code, pos, message }: YamlFault): FileFault {
  if (code === 'RESOURCE_EXHAUSTION') return TOO_DEEP;
  return {
    offset: pos[0],
    endOffset: pos[1],
    message: `the file is no YAML: ${message.split('\n', 1)[0] ?? ''}`,
    fix: 'correct it; every indentation is of blanks, and no key stands twice',
  };
}

/** The nodes of a document; an alias is the node that it stands for, which may be one that it stands in. */
class NodesOf {
  /** Aliases of nothing. */
  readonly faults: FileFault[] = [];
  readonly #anchored = new Map<string, YamlNode>();

  /** `undefined` for what has nothing in it, and for an alias of nothing. */
  nodeOf(value: unknown): YamlNode | undefined {
    // In the order of the file: what an alias is of was read before it, and of two anchors of a name the last one counts.
    if (isAlias(value)) return this.#aliased(value);
    if (isScalar(value)) return this.#scalarOf(value);
    if (isSeq(value)) return this.#listOf(value);
    return isMap(value) ? this.#mapOf(value) : undefined;
  }

  #aliased({ source, range }: Alias): YamlNode | undefined {
    const node = this.#anchored.get(source);
    const [offset, endOffset] = range ?? [0, 1];
    const message = `the file is no YAML: there is no anchor ${source} before its alias`;
    const fix = `write &${source} where it is meant, further up`;
    if (!node) this.faults.push({ offset, endOffset, message, fix });
    return node;
  }

  #mapOf(map: YAMLMap): YamlMap {
    const entries: YamlEntry[] = [];
    const node = this.#named({ kind: 'map', entries }, map);
    const merged: YamlNode[] = [];
    for (const { key: keyNode, value } of map.items) {
      const key = isScalar(keyNode) ? String(keyNode.value) : '';
      if (key === MERGE) merged.push(...this.#mergedBy(value));
      const of = key === MERGE ? undefined : this.nodeOf(value);
      if (of) entries.push({ key, value: of, isAlias: isAlias(value) });
    }
    const own = new Set(entries.map(({ key }) => key));
    for (const { key, value } of merged.flatMap((one) => (one.kind === 'map' ? one.entries : []))) {
      if (own.has(key)) continue;
      own.add(key);
      entries.push({ key, value, isAlias: true });
    }
    return node;
  }

  /** Maps whose entries another has, too, where it has none of its own with these keys. */
  #mergedBy(value: unknown): readonly YamlNode[] {
    const maps: readonly unknown[] = isSeq(value) ? value.items : [value];
    return maps.flatMap((map) => this.nodeOf(map) ?? []);
  }

  #listOf(list: YAMLSeq): YamlList {
    const items: YamlNode[] = [];
    const node = this.#named({ kind: 'list', items }, list);
    for (const item of list.items) {
      const of = this.nodeOf(item);
      if (of && !isAlias(item)) items.push(of);
    }
    return node;
  }

  #scalarOf(scalar: Scalar): YamlScalar {
    const { value, source, type, range } = scalar;
    const [start, end] = range ?? [0, 0];
    return this.#named(
      {
        kind: 'scalar',
        text: typeof value === 'string' ? value : (source ?? ''),
        isNull: value === null,
        isBlock: type?.startsWith('BLOCK') === true,
        start,
        end,
      },
      scalar,
    );
  }

  #named<Of extends YamlNode>(node: Of, { anchor }: { readonly anchor?: string }): Of {
    if (anchor !== undefined) this.#anchored.set(anchor, node);
    return node;
  }
}

/** A key of YAML 1.1 that Prometheus knows. */
const MERGE = '<<';
