import { describe, expect, it } from 'vitest';

import { checkForbiddenLabel, FORBIDDEN_LABELS, forbiddenLabel } from '../index.js';

describe('forbidden labels', () => {
  it('are the four of the milestone', () => {
    expect(FORBIDDEN_LABELS).toEqual(['org_id', 'agent_id', 'user_id', 'session_id']);
  });

  describe.each([
    ['org_id', 'org', 'Org', 'ORG'],
    ['agent_id', 'agent', 'Agent', 'AGENT'],
    ['user_id', 'user', 'User', 'USER'],
    ['session_id', 'session', 'Session', 'SESSION'],
  ])('%s', (entry, lower, pascal, upper) => {
    it.each([
      entry,
      `${lower}Id`,
      `${lower}ID`,
      `${pascal}Id`,
      `${pascal}ID`,
      `${lower}-id`,
      `${pascal}-Id`,
      `${upper}_ID`,
      `${upper}-ID`,
      `${upper}ID`,
      `${lower}id`,
      `${lower}.id`,
      `_${entry}`,
      `${entry}_`,
      `${lower}__id`,
    ])('is found in "%s"', (spelling) => {
      expect(forbiddenLabel(spelling)).toBe(entry);
    });
  });

  it.each([
    'organ',
    'grid',
    'org',
    'id',
    'origin',
    'user',
    'user_agent',
    'agent',
    'agent_idle',
    'session',
    'session_idle',
    'orgs_id',
    'void',
    '',
  ])('are not found in "%s"', (labelName) => {
    expect(forbiddenLabel(labelName)).toBeUndefined();
    expect(checkForbiddenLabel(labelName)).toBeUndefined();
  });

  it('can be another list, in any spelling', () => {
    expect(forbiddenLabel('tenant-id', ['TenantID'])).toBe('TenantID');
    expect(forbiddenLabel('org_id', ['TenantID'])).toBeUndefined();
  });

  it('are explained with the entity whose every instance would make a series', () => {
    expect(checkForbiddenLabel('org_id')?.message).toBe(
      'label "org_id" is forbidden: every org would make a series of its own',
    );
    expect(checkForbiddenLabel('SessionID')?.message).toBe(
      'label "SessionID" is forbidden (it spells "session_id"): every session would make a series of its own',
    );
  });
});
