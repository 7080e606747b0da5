import type { QueryName } from './found-query.js';

/** What the objects around a query say of it. */
export interface NameParts {
  /** Of the dashboard and of the panel. */
  readonly titles: readonly string[];
  /** Of a target, as the legend or the letter of the query. */
  readonly target: string | undefined;
  /** Of a variable or an annotation. */
  readonly name: string | undefined;
}

/** Outside of everything. */
export const NO_NAME: NameParts = { titles: [], target: undefined, name: undefined };

/** What is known within an object, too. */
export function namedBy(object: Readonly<Record<string, unknown>>, around: NameParts): NameParts {
  const title = textAt(object, 'title');
  const target = textAt(object, 'refId');
  const { kind, spec } = object;
  const isVariable = kind === 'QueryVariable' && typeof spec === 'object' && spec !== null;
  const name = textAt(isVariable ? (spec as Readonly<Record<string, unknown>>) : object, 'name');
  if (title === undefined && target === undefined && name === undefined) return around;
  // A row is a place on the page, and panels are moved between them.
  const isTitle = title !== undefined && object['type'] !== 'row';
  return {
    titles: isTitle ? [...around.titles, title] : around.titles,
    target: target ?? around.target,
    name: name ?? around.name,
  };
}

/**
 * The name of the query that stands in an object.
 *
 * @param path - to the object
 * @param parts - what is known within it
 */
export function queryName(
  object: Readonly<Record<string, unknown>>,
  path: readonly string[],
  { titles, target, name }: NameParts,
): QueryName | undefined {
  for (const kind of ['alert', 'record'] as const) {
    const rule = textAt(object, kind);
    if (rule !== undefined) return { kind, text: rule };
  }
  const title = titles.at(-1);
  if (title !== undefined && path.includes('rules') && path.includes('data'))
    return { kind: 'alert', text: title };
  const kind = path.includes('annotations')
    ? 'annotation'
    : path.includes('templating') || path.includes('variables')
      ? 'variable'
      : 'panel';
  const last = kind === 'panel' ? (target ?? textAt(object, 'legendFormat')) : name;
  const text = [...titles, ...(last === undefined ? [] : [last])].join(' › ');
  return text === '' ? undefined : { kind, text };
}

function textAt(object: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
