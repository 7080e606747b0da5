import { readFile, stat } from 'node:fs/promises';

import { type AnyNode, type DocumentNode, parse } from '@humanwhocodes/momoa';

import type { SourcePlace } from '../finding/finding.js';
import type { FileErrorClass, FileProblem } from './file-error.js';
import { quoted } from './quoted.js';
import { reasonOf } from '../thrown/reason-of.js';

/** A JSON file that was read, and where its parts stand. */
export interface JsonFile {
  readonly path: string;
  readonly value: unknown;
  /**
   * Where a part of the value stands, or the nearest around it that is there.
   *
   * @param keys - the way to it, such as `['metrics', 3, 'name']`
   * @param of - whether the place is that of the value, or of the name it stands under
   */
  readonly placeOf: (keys: readonly PropertyKey[], of?: 'value' | 'name') => SourcePlace;
}

/** More than any catalog has, and little enough to read. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Reads a JSON file as RFC 8259 has it, and stricter: no key twice, no number too large to be one. A byte order mark is
 * passed over.
 *
 * @param path - absolute
 * @param Failure - what is thrown where it cannot be read, with the place of what is wrong
 */
export async function readJsonFile(path: string, Failure: FileErrorClass): Promise<JsonFile> {
  return parseJson(path, await readText(path, Failure), Failure);
}

/** As {@link readJsonFile}, for a text that was read already. */
export function parseJson(path: string, text: string, Failure: FileErrorClass): JsonFile {
  try {
    const tree = treeOf(path, text, Failure);
    const problems = [...problemsIn(tree.body)];
    if (problems.length > 0) throw new Failure(path, problems);
    return {
      path,
      value: valueOf(path, text, Failure),
      placeOf: (keys, of) => placeIn(path, tree, keys, of),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The stack is full.
    throw new Failure(path, [{ message: 'is nested too deeply', fix: 'write what its schema allows' }]);
  }
}

async function readText(path: string, Failure: FileErrorClass): Promise<string> {
  const fail = (message: string, fix: string): never => {
    throw new Failure(path, [{ message, fix }]);
  };
  let bytes: Uint8Array;
  try {
    const stats = await stat(path);
    if (!stats.isFile()) fail('is no file', 'give a file');
    const { size } = stats;
    if (size > MOST_BYTES) {
      fail(`has ${String(size)} bytes, and ${String(MOST_BYTES)} are read at most`, 'split it');
    }
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    return fail(`cannot be read: ${reasonOf(error)}`, 'give a file that is there and can be read');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('is not UTF-8', 'save it as UTF-8');
  }
}

function treeOf(path: string, text: string, Failure: FileErrorClass): DocumentNode {
  try {
    return parse(text, { mode: 'json' });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Failure(path, [syntaxProblem(text, error)]);
  }
}

function syntaxProblem(text: string, error: unknown): FileProblem {
  const written = text.trimEnd();
  const { offset = 0 } = error as { readonly offset?: number };
  // Of a text that ends too early, the parser names what comes last.
  if (endsTooEarly(written)) {
    const message = 'is no JSON: it ends too early';
    return { ...positionIn(text, written.length), message, fix: 'write it to its end' };
  }
  const found = /^(?:[\p{L}\p{N}_$]+|.)/u.exec(written.slice(offset))?.[0] ?? '';
  const isAfterComma = written.slice(0, offset).trimEnd().endsWith(',');
  return {
    ...positionIn(text, offset),
    message: `is no JSON: ${quoted(found)} cannot stand here`,
    fix:
      isAfterComma && /[}\]]/.test(found)
        ? 'remove the comma before it'
        : 'write JSON, without comments and with names in double quotes',
  };
}

function endsTooEarly(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const reason = reasonOf(error);
    return /end of JSON|Unterminated/.test(reason) || positionOf(reason) === text.length;
  }
}

function positionOf(reason: string): number | undefined {
  const position = /at position (\d+)/.exec(reason)?.[1];
  return position === undefined ? undefined : Number(position);
}

function positionIn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

// The value is that of the engine, which is the stricter of the two: it knows which characters a string cannot hold.
function valueOf(path: string, text: string, Failure: FileErrorClass): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(path, [
      {
        ...positionIn(text, positionOf(reasonOf(error)) ?? 0),
        message: 'is no JSON: a string holds a control character',
        fix: 'write line breaks as \\n and tabs as \\t',
      },
    ]);
  }
}

function* problemsIn(node: AnyNode): Iterable<FileProblem> {
  if (node.type === 'Array') {
    for (const { value } of node.elements) yield* problemsIn(value);
  } else if (node.type === 'Number' && !Number.isFinite(node.value)) {
    yield { ...node.loc.start, message: 'the number is too large to be one', fix: 'write a smaller one' };
  } else if (node.type === 'Object') {
    const names = new Set<string>();
    for (const { name, value } of node.members) {
      const key = nameOf(name);
      if (names.has(key)) {
        yield { ...name.loc.start, message: `"${key}" stands twice`, fix: 'keep one of the two' };
      }
      if (key === '__proto__') {
        yield { ...name.loc.start, message: '"__proto__" cannot be a name', fix: 'choose another' };
      }
      names.add(key);
      yield* problemsIn(value);
    }
  }
}

function placeIn(
  path: string,
  tree: DocumentNode,
  keys: readonly PropertyKey[],
  of: 'value' | 'name' = 'value',
): SourcePlace {
  let value: AnyNode = tree.body;
  let name: AnyNode = tree.body;
  for (const key of keys) {
    const next = partOf(value, key);
    if (!next) break;
    ({ value, name } = next);
  }
  const { line, column } = (of === 'name' ? name : value).loc.start;
  return { file: path, line, column };
}

function partOf(node: AnyNode, key: PropertyKey): { value: AnyNode; name: AnyNode } | undefined {
  if (node.type === 'Array') {
    const element = node.elements[Number(key)];
    return element && { value: element.value, name: element.value };
  }
  if (node.type !== 'Object') return undefined;
  return node.members.find(({ name }) => nameOf(name) === key);
}

function nameOf(name: AnyNode): string {
  return name.type === 'String' ? name.value : name.type === 'Identifier' ? name.name : '';
}
