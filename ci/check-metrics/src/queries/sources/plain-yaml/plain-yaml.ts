import type { YamlEntry, YamlList, YamlMap, YamlNode } from '../yaml-node.js';
import { endOfLine, HASH, isEndOfLine, LINE_FEED, skipSpaces, SPACE } from './lines.js';
import { plainScalar } from './plain-scalar.js';

/**
 * Reads YAML that is written as nearly all rules are: maps and lists in lines, indented by spaces, with keys that are
 * words. It takes a fraction of the time and memory that reading all of YAML does.
 *
 * @returns the documents; `undefined` for anything else, which may be right YAML or wrong
 */
export function readPlainYaml(text: string): readonly YamlNode[] | undefined {
  if (NOT_PLAIN.test(text)) return undefined;
  try {
    return new PlainReader(text).documents();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Tabs, other line breaks, and a mark of the byte order. */
const NOT_PLAIN = /[\t\r\uFEFF]/;

class NotPlain extends Error {}

const DEEPEST = 100;

/** Begins another document. */
const MARKER = '---';

const DASH = 0x2d;

class PlainReader {
  readonly #text: string;
  /** Where the line begins that is read. */
  #line = 0;
  /** Where its content begins, and how far it is indented; at the end -1. */
  #start = 0;
  #indent = -1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#goTo(0);
  }

  documents(): readonly YamlNode[] {
    const roots: YamlNode[] = [];
    while (this.#indent !== -1) {
      if (this.#isMarker()) {
        this.#goTo(this.#start + MARKER.length + 1);
        continue;
      }
      roots.push(this.#collection());
      if (this.#indent !== -1 && !this.#isMarker()) throw new NotPlain();
    }
    return roots;
  }

  /** Goes to the first line from `at` on that has more than a comment. */
  #goTo(at: number): void {
    const text = this.#text;
    for (let line = at; line < text.length;) {
      const start = skipSpaces(text, line);
      const code = text.charCodeAt(start);
      if (code !== HASH && code !== LINE_FEED && start < text.length) {
        this.#line = line;
        this.#start = start;
        this.#indent = start - line;
        return;
      }
      line = (code === HASH ? endOfLine(text, start) : start) + 1;
    }
    this.#indent = -1;
  }

  /** The map or list that begins here. */
  #collection(): YamlMap | YamlList {
    if (++this.#depth > DEEPEST) throw new NotPlain();
    const collection = this.#isItem(this.#start) ? this.#list() : this.#map();
    this.#depth--;
    return collection;
  }

  #map(): YamlMap {
    const column = this.#indent;
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    while (this.#indent === column && !this.#isMarker()) {
      const { key, end } = this.#key(this.#start);
      if (keys.has(key)) throw new NotPlain();
      keys.add(key);
      entries.push({ key, value: this.#value(end, column, true), isAlias: false });
    }
    if (this.#indent > column) throw new NotPlain();
    return { kind: 'map', entries };
  }

  #list(): YamlList {
    const column = this.#indent;
    const items: YamlNode[] = [];
    while (this.#indent === column && this.#isItem(this.#start)) items.push(this.#item(column));
    if (this.#indent > column) throw new NotPlain();
    return { kind: 'list', items };
  }

  #item(column: number): YamlNode {
    const start = skipSpaces(this.#text, this.#start + 1);
    if (!this.#isItem(start) && !this.#isKey(start)) return this.#value(this.#start + 1, column, false);
    // A collection that begins beside the dash.
    this.#start = start;
    this.#indent = start - this.#line;
    return this.#collection();
  }

  /** What stands behind a colon or a dash, in the same line or in those below it. */
  #value(at: number, column: number, isInMap: boolean): YamlNode {
    const text = this.#text;
    const start = skipSpaces(text, at);
    const code = text.charCodeAt(start);
    if (code !== HASH && code !== LINE_FEED && start < text.length) return this.#scalar(start, column);
    this.#goTo(endOfLine(text, start) + 1);
    if (this.#indent > column) {
      if (this.#isItem(this.#start) || this.#isKey(this.#start)) return this.#collection();
      // Where a comment stands between, it depends on how far that is indented.
      if (text.slice(start, this.#line).includes('#')) throw new NotPlain();
      return this.#scalar(this.#start, column);
    }
    if (isInMap && this.#indent === column && this.#isItem(this.#start)) return this.#collection();
    return { kind: 'scalar', text: '', isNull: true, isBlock: false, start: at, end: at };
  }

  #scalar(start: number, column: number): YamlNode {
    const read = plainScalar(this.#text, start, column);
    if (!read) throw new NotPlain();
    this.#goTo(read.next);
    if (this.#indent > column) throw new NotPlain();
    return read.scalar;
  }

  #isMarker(): boolean {
    return (
      this.#indent === 0 &&
      this.#text.startsWith(MARKER, this.#start) &&
      isEndOfLine(this.#text, this.#start + MARKER.length)
    );
  }

  #isItem(at: number): boolean {
    if (this.#text.charCodeAt(at) !== DASH) return false;
    const next = this.#text.charCodeAt(at + 1);
    return next === SPACE || isEndOfLine(this.#text, at + 1);
  }

  #isKey(at: number): boolean {
    KEY.lastIndex = at;
    return KEY.test(this.#text);
  }

  #key(at: number): { readonly key: string; readonly end: number } {
    KEY.lastIndex = at;
    const match = KEY.exec(this.#text);
    if (!match) throw new NotPlain();
    const [all, word, double, single = ''] = match;
    if (word !== undefined && OTHER_VALUE.test(word)) throw new NotPlain();
    return { key: word ?? double ?? single, end: at + all.length };
  }
}

const KEY = /(?:([A-Za-z_][\w./-]{0,99})|"([\w./-]{1,100})"|'([\w./-]{1,100})'):(?![^ \n])/y;

/** Words that are no text. */
const OTHER_VALUE = /^(?:null|true|false)$/i;
