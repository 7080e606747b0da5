import { describe, expect, it } from 'vitest';

import { nearestMember } from './nearest-member.js';

describe('nearestMember', () => {
  it.each([
    ['get', ['GET', 'POST'], 'GET'],
    ['not-found', ['ok', 'not_found'], 'not_found'],
    ['in use', ['in_use', 'idle'], 'in_use'],
    ['oke', ['ok', 'error'], 'ok'],
    ['eror', ['ok', 'error'], 'error'],
    ['/v1/model', ['/v1/models', '/v1/embeddings'], '/v1/models'],
    ['UNATHENTICATED', ['UNAUTHENTICATED', 'UNAVAILABLE'], 'UNAUTHENTICATED'],
  ])('takes %s for a slip of the pen', (text, members, expected) => {
    expect(nearestMember(text, members)).toBe(expected);
  });

  it.each([
    ['another word', 'timeout', ['ok', 'error']],
    ['a short word, in which every letter counts', 'no', ['ok', 'up']],
    ['another number', '201', ['200', '500']],
    ['a word that is as near to two members', 'cat', ['bat', 'hat']],
    ['nothing', '', ['ok']],
    ['an empty list', 'ok', []],
  ])('does not guess for %s', (_what, text, members) => {
    expect(nearestMember(text, members)).toBeUndefined();
  });
});
