import type { FileQueries } from './found-query.js';
import { jsonQueries } from './json-queries.js';
import { readPlainYaml } from './plain-yaml/plain-yaml.js';
import { yamlExpressions } from './yaml-expressions.js';

/**
 * Finds the expressions of a YAML file that is written as nearly all rules are.
 *
 * @returns the same as {@link yamlQueries}; `undefined` where only that can tell
 */
export function plainYamlQueries(text: string): FileQueries | undefined {
  const roots = readPlainYaml(text);
  if (!roots) return undefined;
  const filesWithin: (FileQueries | undefined)[] = [];
  const found = roots.map((root) =>
    yamlExpressions(root, text, (within, kind) => {
      const queries = kind === 'json' ? jsonQueries(within) : plainYamlQueries(within);
      filesWithin.push(queries);
      return queries ?? { queries: [], faults: [] };
    }),
  );
  if (filesWithin.includes(undefined)) return undefined;
  return {
    queries: found.flatMap(({ queries }) => queries),
    faults: found.flatMap(({ faults }) => faults),
  };
}
