import { counted } from '../lint/tally.js';

/**
 * How many expressions ask for each metric of a catalog, those that none asks for first.
 *
 * @param expressions - how many there are altogether
 */
export function queryStats(expressions: number, uses: ReadonlyMap<string, number>): string {
  const all = [...uses].sort(([one, few], [another, many]) => few - many || one.localeCompare(another, 'en'));
  const unused = all.filter(([, count]) => count === 0).length;
  const width = String(all.at(-1)?.[1] ?? 0).length;
  const lines = all.map(([name, count]) => `  ${String(count).padStart(width)}  ${name}`);
  return [
    `${counted(expressions, 'query', 'queries')}; ${String(unused)} of ${counted(all.length, 'metric')} in none of them`,
    ...lines,
    '',
  ].join('\n');
}
