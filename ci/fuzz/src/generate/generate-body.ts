import { Random } from '../random.js';
import { toBinary } from './dictionary.js';
import { type FamilyLines, generateExposition } from './exposition.js';
import { mutateFamilies } from './mutate-families.js';
import { mutateText } from './mutate-text.js';

/** The body of a number: an exposition that was mutated in its families, lines, tokens and bytes, or not at all. */
export function generateBody(seed: number, index: number): Uint8Array {
  // Each body has a source of its own, so that it does not matter in which order they are tried.
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  let families: readonly FamilyLines[] = generateExposition(random);
  // Half of the bodies stay well-formed in each line: the metric lint shows only if the whole body can be parsed.
  for (let count = random.below(3); count > 0; count--) families = mutateFamilies(families, random);
  let text = toBinary(families.flat().join(''));
  if (random.oneIn(2)) {
    for (let count = random.between(1, random.pick([1, 1, 2, 3, 6])); count > 0; count--) {
      text = mutateText(text, random);
    }
    if (random.oneIn(10))
      text = spliceBodies(text, toBinary(generateExposition(random).flat().join('')), random);
  }
  return Buffer.from(text, 'latin1');
}

function spliceBodies(head: string, tail: string, random: Random): string {
  return head.slice(0, random.below(head.length + 1)) + tail.slice(random.below(tail.length + 1));
}
