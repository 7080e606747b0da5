/** An object of a document. */
type Part = Readonly<Record<string, unknown>>;

/** The key under which a variable of a dashboard in the newer schema has the query of an older one. */
export const LEGACY_QUERY = '__legacyStringValue';

/**
 * Of which type the data source of a query is, as a dashboard in the schema that has `spec.elements` tells it.
 *
 * @returns `undefined` for any other object
 */
export function sourceTypeOf({ kind, spec }: Part): { readonly type: string } | undefined {
  if (kind !== 'PanelQuery' && kind !== 'AnnotationQuery' && kind !== 'QueryVariable') return undefined;
  const query = partOf(partOf(spec)?.['query']);
  // In the first form of the schema the kind of a query is its source.
  const source = query?.['kind'] === 'DataQuery' ? query['group'] : query?.['kind'];
  return typeof source === 'string' ? { type: source } : undefined;
}

/**
 * The query of a variable of such a dashboard.
 *
 * @returns what has it, and the keys to it from the variable; `undefined` for any other object
 */
export function variableQueryOf(
  variable: Part,
): { readonly holder: Part; readonly keys: readonly string[] } | undefined {
  if (variable['kind'] !== 'QueryVariable') return undefined;
  const holder = partOf(partOf(partOf(variable['spec'])?.['query'])?.['spec']);
  const key = ['query', LEGACY_QUERY].find((name) => typeof holder?.[name] === 'string');
  return holder && key !== undefined ? { holder, keys: ['spec', 'query', 'spec', key] } : undefined;
}

function partOf(value: unknown): Part | undefined {
  return typeof value === 'object' && value !== null ? (value as Part) : undefined;
}
