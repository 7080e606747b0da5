import { expect, test } from 'vitest';
import { validateExposition } from '@ibex/exposition';
import { Random } from '../random.js';
import { toBinary } from './dictionary.js';
import { generateExposition } from './exposition.js';
import { generateBody } from './generate-body.js';

const FEW = Array.from({ length: 300 }, (_, index) => index);

test('the same seed and number give the same body, in any order', () => {
  const bodies = FEW.map((index) => generateBody(7, index));

  for (const index of FEW.toReversed()) expect(generateBody(7, index)).toEqual(bodies[index]);
});

test('other seeds and other numbers give other bodies', () => {
  const texts = [1, 2].flatMap((seed) =>
    FEW.map((index) => Buffer.from(generateBody(seed, index)).toString('latin1')),
  );

  // The body without families and the one of a comment come more than once.
  expect(new Set(texts).size).toBeGreaterThan(texts.length * 0.9);
});

test('bodies are of all sizes, up to some that fill many buffers, and never too long for the checker', () => {
  const sizes = Array.from({ length: 3000 }, (_, index) => generateBody(3, index).length);

  expect(Math.max(...sizes)).toBeGreaterThan(65_536);
  expect(Math.max(...sizes)).toBeLessThan(1024 * 1024);
  expect(Math.min(...sizes)).toBe(0);
});

test('an exposition is nearly always valid before it is mutated', () => {
  const valid = FEW.filter((index) => {
    const body = Buffer.from(toBinary(generateExposition(new Random(index)).flat().join('')), 'latin1');
    return validateExposition(body).valid;
  });

  expect(valid.length / FEW.length).toBeGreaterThan(0.7);
});
