import { Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';

import { DENIAL_REASON_KEY, denialReason } from './index.js';

describe('denialReason', () => {
  it('is in the trailer the .proto file names', () => {
    expect(DENIAL_REASON_KEY).toBe('ibex-reason');
  });

  it.each(['unknown', 'expired', 'revoked'] as const)('reads "%s"', (reason) => {
    expect(denialReason({ metadata: trailers({ 'ibex-reason': [reason] }) })).toBe(reason);
  });

  it.each([
    ['no trailer at all', {}],
    ['another reason', { 'ibex-reason': ['banned'] }],
    ['another spelling', { 'ibex-reason': ['REVOKED'] }],
    ['a longer text', { 'ibex-reason': ['revoked; drop table'] }],
    ['an empty text', { 'ibex-reason': [''] }],
    ['a name of Object.prototype', { 'ibex-reason': ['constructor'] }],
    ['another trailer', { 'x-reason': ['revoked'] }],
    ['bytes under a key of their own', { 'ibex-reason-bin': [Buffer.from('revoked')] }],
    ['two reasons, the first of them foreign', { 'ibex-reason': ['banned', 'revoked'] }],
  ])('is "unknown" for %s', (_what, given) => {
    expect(denialReason({ metadata: trailers(given) })).toBe('unknown');
  });

  it('is the first of two', () => {
    expect(denialReason({ metadata: trailers({ 'ibex-reason': ['expired', 'revoked'] }) })).toBe('expired');
  });
});

function trailers(values: Readonly<Record<string, readonly (string | Buffer)[] | undefined>>): Metadata {
  const metadata = new Metadata();
  for (const [key, list = []] of Object.entries(values)) for (const value of list) metadata.add(key, value);
  return metadata;
}
