import type { Random } from '../random.js';
import type { FamilyLines } from './exposition.js';

type FamilyMutation = (
  families: readonly FamilyLines[],
  at: number,
  random: Random,
) => readonly FamilyLines[];

/** Changes the order, number or make-up of families; the lines stay as they are. */
export function mutateFamilies(families: readonly FamilyLines[], random: Random): readonly FamilyLines[] {
  if (families.length === 0) return families;
  return random.pick(MUTATIONS)(families, random.below(families.length), random);
}

const MUTATIONS: readonly FamilyMutation[] = [
  (families, at) => families.toSpliced(at, 1),
  (families, at, random) => families.toSpliced(random.below(families.length + 1), 0, families[at] ?? []),
  (families, at) => [...families.slice(at), ...families.slice(0, at)],
  // Metadata without samples, and samples without metadata.
  (families, at) =>
    families.with(
      at,
      (families[at] ?? []).filter((line) => line.startsWith('#')),
    ),
  (families, at) =>
    families.with(
      at,
      (families[at] ?? []).filter((line) => !line.startsWith('#')),
    ),
  (families, at) => families.with(at, (families[at] ?? []).toReversed()),
  (families, at) =>
    families.with(
      at,
      (families[at] ?? []).filter((line) => !line.startsWith('# TYPE')),
    ),
  (families, at) =>
    families.with(
      at,
      (families[at] ?? []).filter((line) => !line.startsWith('# HELP')),
    ),
  // A part of the family behind all others.
  (families, at, random) => {
    const lines = families[at] ?? [];
    const cut = random.below(lines.length + 1);
    return [...families.with(at, lines.slice(0, cut)), lines.slice(cut)];
  },
];
