import { parse } from '@humanwhocodes/momoa';

import type { FileFault, FileQueries, FoundQuery, TextInFile } from './found-query.js';
import { grafanaQuery } from './grafana-query.js';
import { type NameParts, NO_NAME, queryName, namedBy } from './json-query-name.js';
import { type JsonStringPlaces, jsonStringPlaces } from './json-string-places.js';
import { LEGACY_QUERY, sourceTypeOf, variableQueryOf } from './dashboard-v2.js';
import { mayBePrometheus } from './prometheus-source.js';
import { jsonStringOffsets } from './scalar-offsets.js';

/**
 * Finds the expressions of a JSON file: of a Grafana dashboard those of panels, library panels, variables and annotations,
 * wherever they are nested; of rules in JSON those of the rules.
 */
export function jsonQueries(text: string): FileQueries {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { queries: [], faults: [faultOf(text)] };
  }
  const places = jsonStringPlaces(text, KEYS);
  if (!places) {
    return {
      queries: [],
      faults: [{ offset: 0, message: 'the file is nested too deeply', fix: 'make it flatter' }],
    };
  }
  return { queries: [...queriesIn(value, text, places)], faults: [] };
}

const KEYS: ReadonlySet<string> = new Set(['expr', 'query', 'definition', LEGACY_QUERY]);

/** Of a longer text the place of a fault is not looked for: the tree that tells it would be many times as large. */
const LONGEST_WITH_PLACE = 8 * 1024 * 1024;

function faultOf(text: string): FileFault {
  const fix = 'correct it; JSON has no comments, and no comma before a bracket that closes';
  const end = text.trimEnd().length;
  const offset = text.length > LONGEST_WITH_PLACE ? 0 : faultOffset(text);
  const message = offset >= end ? 'the file is no JSON: it ends too early' : 'the file is no JSON';
  return { offset: Math.min(offset, end), message, fix };
}

function faultOffset(text: string): number {
  try {
    parse(text, { mode: 'json' });
    // What only the engine refuses, such as a line break in a string.
    return 0;
  } catch (error) {
    if (error instanceof RangeError) return 0;
    const { message, offset } = error as { readonly message: string; readonly offset?: number };
    return /end of input/i.test(message) ? text.length : (offset ?? 0);
  }
}

/** A value that was not looked at yet, and what it stands in. */
interface Waiting {
  readonly value: unknown;
  readonly path: readonly string[];
  /** What the data source nearest to it is. */
  readonly isPrometheus: boolean;
  readonly named: NameParts;
}

function* queriesIn(value: unknown, text: string, places: JsonStringPlaces): Generator<FoundQuery> {
  const left: Waiting[] = [{ value, path: [], isPrometheus: true, named: NO_NAME }];
  // A stack of its own: dashboards from elsewhere may be nested as deeply as somebody likes.
  for (let next = left.pop(); next; next = left.pop()) {
    const { path } = next;
    if (typeof next.value !== 'object' || next.value === null) continue;
    const object = next.value as Readonly<Record<string, unknown>>;
    const isPrometheus = mayBePrometheus(sourceTypeOf(object) ?? object['datasource']) ?? next.isPrometheus;
    const named = namedBy(object, next.named);
    if (isPrometheus && !Array.isArray(object)) {
      for (const query of queriesOf(object, path, text, places)) {
        const name = queryName(object, path, named);
        yield name ? { ...query, name } : query;
      }
    }
    for (const key of Object.keys(object).toReversed()) {
      const part = object[key];
      if (typeof part === 'object') left.push({ value: part, path: [...path, key], isPrometheus, named });
    }
  }
}

function* queriesOf(
  object: Readonly<Record<string, unknown>>,
  path: readonly string[],
  text: string,
  places: JsonStringPlaces,
): Generator<FoundQuery> {
  const at = (key: string): TextInFile | undefined => textAt(object, [...path, key], key, text, places);
  const expression = at('expr');
  if (expression) {
    const record = object['record'];
    const isRule = typeof record === 'string' || typeof object['alert'] === 'string';
    yield { ...expression, isTemplate: !isRule, ...(typeof record === 'string' && { record }) };
  }
  const variable = variableQueryOf(object);
  if (variable) {
    const { holder, keys } = variable;
    const wanted = textAt(holder, [...path, ...keys], keys.at(-1) ?? '', text, places);
    const query = wanted && grafanaQuery(wanted);
    if (query) yield query;
  }
  // A variable; of the two, the definition is what Grafana shows, and the query what it asks.
  if (object['type'] !== 'query' || !path.includes('list')) return;
  const nested = object['query'];
  const asked =
    at('query') ??
    (typeof nested === 'object' && nested !== null
      ? textAt(
          nested as Readonly<Record<string, unknown>>,
          [...path, 'query', 'query'],
          'query',
          text,
          places,
        )
      : undefined) ??
    at('definition');
  const query = asked && grafanaQuery(asked);
  if (query) yield query;
}

function textAt(
  object: Readonly<Record<string, unknown>>,
  path: readonly string[],
  key: string,
  text: string,
  places: JsonStringPlaces,
): TextInFile | undefined {
  const value = object[key];
  const place = places(path);
  if (typeof value !== 'string' || value.trim() === '' || !place) return undefined;
  let offsets: readonly number[] | undefined;
  return {
    text: value,
    offsetOf: (offset) => {
      offsets ??= jsonStringOffsets(text.slice(place.from, place.to));
      return place.from + (offsets[Math.min(offset, offsets.length - 1)] ?? 0);
    },
  };
}
