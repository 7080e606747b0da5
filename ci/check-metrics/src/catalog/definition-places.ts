import type { SourcePlace } from '../finding/finding.js';
import { importedFiles } from './imported-files.js';
import { readSmallFile } from './read-small-file.js';
import { literalText, type ScriptToken, scriptTokens } from './script-tokens.js';
import { originalFiles } from './source-map.js';

/**
 * Looks for where metrics are defined: for string literals that are their names, in a module and what it imports, or in
 * what these were compiled from. Where a name stands more than once, a definition goes before a mention.
 *
 * @param file - the module, absolute
 * @param names - of the metrics
 * @returns the place of each name that was found
 */
export function definitionPlaces(file: string, names: readonly string[]): ReadonlyMap<string, SourcePlace> {
  const search = new DefinitionSearch(names);
  for (const { path, text } of importedFiles(file)) {
    for (const original of originalFiles(path, text)) search.lookIn(original, readSmallFile(original) ?? '');
    search.lookIn(path, text);
    if (search.isDone) break;
  }
  return search.places;
}

/** What a string literal is, by what stands before it; the smaller, the more it looks like a definition. */
const STANDING = { definition: 0, argument: 1, mention: 2 } as const;
type Standing = (typeof STANDING)[keyof typeof STANDING];

class DefinitionSearch {
  readonly places = new Map<string, SourcePlace>();
  readonly #standings: Map<string, Standing | undefined>;
  /** What all names begin with: a file without it has none of them, and need not be taken apart. */
  readonly #start: string;
  #undefinedNames: number;

  constructor(names: readonly string[]) {
    this.#standings = new Map(names.map((name) => [name, undefined]));
    this.#start = commonStart(names);
    this.#undefinedNames = this.#standings.size;
  }

  /** Whether each name was found as that of a definition. */
  get isDone(): boolean {
    return this.#undefinedNames === 0;
  }

  lookIn(file: string, text: string): void {
    if (this.isDone || !text.includes(this.#start)) return;
    let before: readonly ScriptToken[] = [];
    for (const token of scriptTokens(text)) {
      const name = literalText(token);
      if (name !== undefined && this.#standings.has(name)) {
        this.#found(name, standingAfter(before), { file, line: token.line, column: token.column });
      }
      before = [token, ...before.slice(0, 2)];
    }
  }

  #found(name: string, standing: Standing, place: SourcePlace): void {
    const known = this.#standings.get(name);
    if (known !== undefined && known <= standing) return;
    if (standing === STANDING.definition) this.#undefinedNames -= 1;
    this.#standings.set(name, standing);
    this.places.set(name, place);
  }
}

/** @param before - the tokens before it, the nearest first */
function standingAfter([last, second]: readonly ScriptToken[]): Standing {
  if (last?.value === ':' && second !== undefined && (literalText(second) ?? second.value) === 'name') {
    return STANDING.definition;
  }
  if (last?.value !== '(' || second === undefined) return STANDING.mention;
  if (DEFINING.has(second.value)) return STANDING.definition;
  return second.type === 'IdentifierName' ? STANDING.argument : STANDING.mention;
}

/** The functions of `@ibex/catalog` that make a definition. */
const DEFINING = new Set(['counter', 'gauge', 'histogram']);

function commonStart(names: readonly string[]): string {
  const [first = ''] = names;
  let length = first.length;
  for (const name of names) {
    while (!name.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}
