import { foldLabelValue, isInDomain, type LabelDomain, type LabelDomains } from '@ibex/catalog';
import { distance } from 'fastest-levenshtein';

/** A label of the catalog that samples have under another name. */
export interface RenamedLabel {
  /** What the catalog calls it. */
  readonly expected: string;
  /** What the samples call it. */
  readonly observed: string;
}

/** The values of labels; of those that a map has, its keys. */
export type ObservedValues = ReadonlyMap<string, ReadonlyMap<string, unknown> | ReadonlySet<string>>;

/**
 * Pairs labels of the catalog that no sample has with labels of the samples that the catalog does not have: by their
 * names, else by their values where these fit one label only.
 *
 * @param domains - the labels of a metric of the catalog
 * @param observed - the labels of its samples, without `le` of a histogram
 */
export function renamedLabels(domains: LabelDomains, observed: ObservedValues): RenamedLabel[] {
  const missing = new Map(Object.entries(domains).filter(([label]) => !observed.has(label)));
  const undeclared = new Map([...observed].filter(([label]) => !Object.hasOwn(domains, label)));
  const renamed: RenamedLabel[] = [];
  const take = (pair: RenamedLabel): void => {
    if (!missing.has(pair.expected) || !undeclared.has(pair.observed)) return;
    missing.delete(pair.expected);
    undeclared.delete(pair.observed);
    renamed.push(pair);
  };
  for (const pair of pairsByName(missing, undeclared)) take(pair);
  for (const pair of pairsByValues(missing, undeclared)) take(pair);
  return renamed;
}

/** The likeliest first. */
function pairsByName(missing: ReadonlyMap<string, LabelDomain>, undeclared: ObservedValues): RenamedLabel[] {
  const pairs = [...missing].flatMap(([expected, domain]) =>
    [...undeclared].map(([observed, values]) => ({
      expected,
      observed,
      unlikeness: unlikeness(expected, observed),
      isPlausible: [...values.keys()].some((value) => isPlausible(domain, value)),
    })),
  );
  return pairs
    .filter(({ unlikeness: of, isPlausible: is }) => of === 0 || (of !== undefined && is))
    .sort((one, another) => (one.unlikeness ?? 0) - (another.unlikeness ?? 0))
    .map(({ expected, observed }) => ({ expected, observed }));
}

/** Only those that are unambiguous from both sides. */
function pairsByValues(
  missing: ReadonlyMap<string, LabelDomain>,
  undeclared: ObservedValues,
): RenamedLabel[] {
  const pairs = [...missing].flatMap(([expected, domain]) =>
    [...undeclared]
      .filter(([, values]) => [...values.keys()].every((value) => isInDomain(domain, value)))
      .map(([observed]) => ({ expected, observed })),
  );
  const [expectedOnce, observedOnce] = [
    once(pairs.map(({ expected }) => expected)),
    once(pairs.map(({ observed }) => observed)),
  ];
  return pairs.filter(({ expected, observed }) => expectedOnce.has(expected) && observedOnce.has(observed));
}

/** What a list has exactly once. */
function once(list: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return new Set([...counts].flatMap(([item, count]) => (count === 1 ? item : [])));
}

/** Whether a value may be meant for a domain, in another spelling or beside what is told apart. */
function isPlausible(domain: LabelDomain, value: string): boolean {
  const folded = foldLabelValue(domain, value);
  if (folded === value || (folded !== undefined && folded !== domain.other)) return true;
  return domain.values.some((member) => member.toLowerCase() === value.toLowerCase());
}

/** From 0 for the same in another spelling; `undefined` where names have nothing in common. */
function unlikeness(one: string, another: string): number | undefined {
  const [a, b] = [wordsOf(one), wordsOf(another)];
  const edits = distance(a.join(''), b.join(''));
  if (edits === 0) return 0;
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length > 0 && few.every((word) => many.includes(word))) return 1 + (many.length - few.length);
  const longest = Math.max(one.length, another.length);
  return edits <= longest / 4 ? 10 + edits : undefined;
}

/** The words of a name in any convention: `status_code`, `statusCode`, `StatusCode`, `status-code`. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
