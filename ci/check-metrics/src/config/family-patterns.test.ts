import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { familyMatcher } from './family-patterns.js';

describe('familyMatcher', () => {
  it.each<[string | RegExp, string, boolean]>([
    ['http_requests', 'http_requests', true],
    ['http_requests', 'http_requests_total', false],
    ['nodejs_*', 'nodejs_heap_bytes', true],
    ['nodejs_*', 'nodejs_', true],
    ['nodejs_*', 'my_nodejs_heap', false],
    ['*_total', 'a_b_total', true],
    ['job:*:rate5m', 'job:errors:rate5m', true],
    ['job:*', 'jobs', false],
    ['job:?', 'job:a', true],
    ['*_up', 'b_up', true],
    ['?_up', 'b_up', true],
    ['?_up', 'bc_up', false],
    ['*', 'http.server.duration', true],
    ['*', '.hidden/name', true],
    ['!go_*', 'java_threads', false],
    ['up.*', 'up_total', false],
    [/^go_/, 'go_threads', true],
    [/^go_/, 'my_go_threads', false],
    [/threads/, 'my_go_threads', true],
    [/GO/i, 'go_threads', true],
  ])('%s for %j: %s', (pattern, family, matches) => {
    expect(familyMatcher([pattern])(family)).toBe(matches);
  });

  it('needs one of several to match, and with none matches nothing', () => {
    expect(familyMatcher(['up', /^go_/, 'nodejs_*'])('nodejs_heap')).toBe(true);
    expect(familyMatcher([])('up')).toBe(false);
  });

  it('says the same of the same name each time, whatever the flags of an expression', () => {
    const matches = familyMatcher([/go_/g, /java_/y]);
    expect([1, 2, 3].map(() => [matches('go_threads'), matches('java_threads')])).toEqual(
      Array(3).fill([true, true]),
    );
  });

  it('takes a name of the data model for itself alone', () => {
    const name = fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,20}$/);
    fc.assert(
      fc.property(name, name, (pattern, family) => {
        expect(familyMatcher([pattern])(family)).toBe(pattern === family);
        expect(familyMatcher([`${pattern}*`])(`${pattern}${family}`)).toBe(true);
      }),
    );
  });

  it('takes any text for itself, however it is made', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(familyMatcher([text])(text)).toBe(true);
      }),
    );
  });
});
