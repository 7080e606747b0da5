import { isRegExp } from 'node:util/types';

import { glob } from './glob.js';

/**
 * Names and patterns of metric families as one test of names. A name allows itself and nothing that begins with it.
 *
 * @param patterns - names, globs such as `nodejs_*`, and regular expressions, which match as JavaScript has it: anywhere
 *   in the name, unless they are anchored
 */
export function familyMatcher(patterns: readonly (string | RegExp)[]): (family: string) => boolean {
  const names = new Set(patterns.filter((pattern) => typeof pattern === 'string'));
  const tests = patterns.map((pattern) => (isRegExp(pattern) ? regExpTest(pattern) : glob(pattern)));
  return (family) => names.has(family) || tests.some((test) => test(family));
}

// Its flags g and y would make it remember where it was.
function regExpTest({ source, flags }: RegExp): (family: string) => boolean {
  const stateless = new RegExp(source, flags.replace(/[gy]/g, ''));
  return (family) => stateless.test(family);
}
