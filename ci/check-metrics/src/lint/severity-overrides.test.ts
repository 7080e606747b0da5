import { describe, expect, it } from 'vitest';

import { UsageError } from '../command-line/usage-error.js';
import { parseSeverities } from './severity-overrides.js';

describe('parseSeverities', () => {
  it('reads a code, and a group of codes', () => {
    const overrides = parseSeverities(['semantics/counter-nan=off', 'limit/*=error']);
    expect(overrides.get('semantics/counter-nan')).toBe('off');
    expect([...overrides.keys()].filter((code) => code.startsWith('limit/')).length).toBeGreaterThan(2);
  });

  it('lets a later one go before an earlier one', () => {
    const overrides = parseSeverities(['semantics/*=off', 'semantics/counter-nan=warning']);
    expect(overrides.get('semantics/counter-nan')).toBe('warning');
    expect(overrides.get('semantics/counter-negative')).toBe('off');
  });

  it.each([
    ['semantics/counter-nan', 'must be <code>=off, <code>=warning or <code>=error'],
    ['semantics/counter-nan=', 'must be <code>=off'],
    ['semantics/counter-nan=info', 'must be <code>=off'],
    ['semantics/counter-nan=off=on', 'must be <code>=off'],
    ['=off', 'there is no code ""; there are syntax/*, '],
    ['nonsense=off', 'there is no code "nonsense"; there are syntax/*, semantics/*'],
    ['*=off', 'there is no code "*"; there are syntax/*'],
    ['semantics/counter-nam=off', 'there is no code "semantics/counter-nam"; there are semantics/'],
    ['syntax/value-invalid=warning', 'syntax/value-invalid decides whether the body can be read'],
    ['syntax/*=off', 'decides whether the body can be read, so it stays an error'],
    ['limit/line-too-long=off', 'limit/line-too-long decides whether'],
  ])('refuses %j', (setting, message) => {
    expect(() => parseSeverities([setting])).toThrow(UsageError);
    expect(() => parseSeverities([setting])).toThrow(message);
  });

  it('takes it that what is an error is to be one', () => {
    expect(parseSeverities(['syntax/value-invalid=error']).size).toBe(1);
  });
});
