import type { Entity, Field } from '../entity.js';
import type { Random } from '../random.js';

/** The tests of the service. */
export function serviceTest({ name, variable, file, words, fields, operations }: Entity): string {
  return `import { beforeEach, describe, expect, it, vi } from 'vitest';

import { EventBus } from '../../shared/event-bus';
import { ConflictError, NotFoundError } from '../../shared/http-error';
import type { ${name} } from './${file}';
import { ${name}Repository } from './${file}-repository';
import { ${name}Service } from './${file}-service';

const ACTOR = { userId: 'u-1', tenantId: 't-1', requestId: 'r-1' };

${fixture(name, variable, fields)}

describe('${name}Service', () => {
  let repository: ${name}Repository;
  let service: ${name}Service;
  const stored = new Map<string, ${name}>();

  beforeEach(() => {
    stored.clear();
    stored.set('1', ${variable}({ id: '1' }));
    repository = new ${name}Repository({ query: vi.fn(async () => ({ rows: [], rowCount: 0 })) });
    vi.spyOn(repository, 'findById').mockImplementation(async (id: string) => stored.get(id));
    vi.spyOn(repository, 'setStatus').mockImplementation(async (id: string, status: ${name}['status']) => {
      const before = stored.get(id);
      if (before) stored.set(id, { ...before, status });
    });
    service = new ${name}Service(repository, new EventBus());
  });

  it('gives what is stored', async () => {
    await expect(service.get('1')).resolves.toMatchObject({ id: '1', status: 'draft' });
  });

  it('asks for the same ${words} once', async () => {
    await service.get('1');
    await service.get('1');
    expect(repository.findById).toHaveBeenCalledTimes(1);
  });

  it('does not know what is not stored', async () => {
    await expect(service.get('2')).rejects.toThrow(NotFoundError);
  });
${operations
  .map(
    (operation) => `
  describe('${operation}', () => {
    it('moves it on', async () => {
      const after = await service.${operation}('1', ACTOR, 'because');
      expect(after.status).not.toBe('draft');
      expect(repository.setStatus).toHaveBeenCalledWith('1', after.status);
    });

    it('refuses what is archived', async () => {
      stored.set('1', ${variable}({ id: '1', status: 'archived' }));
      await expect(service.${operation}('1', ACTOR)).rejects.toThrow(ConflictError);
    });
  });
`,
  )
  .join('')}});
`;
}

/** The tests of the helpers. */
export function formatTest({ name, variable, file, fields, statuses }: Entity, random: Random): string {
  const column = random.pick(fields).column;
  return `import { describe, expect, it } from 'vitest';

import type { ${name} } from './${file}';
import { compare${name}s, describe${name}, groupByStatus, statusText, ${variable}Lines, ${variable}Title } from './${file}-format';

${fixture(name, variable, fields)}

describe('statusText', () => {
  it.each([
${statuses.map((status) => `    ['${status}', '${status.replaceAll('_', ' ')}'],`).join('\n')}
  ] as const)('%s is shown as %s', (status, text) => {
    expect(statusText(status)).toBe(text);
  });
});

describe('${variable}Title', () => {
  it('names the beginning of the id and the day', () => {
    const title = ${variable}Title(${variable}({ id: '0123456789' }), 'en');
    expect(title).toContain('01234567');
    expect(title).not.toContain('89');
  });
});

describe('describe${name}', () => {
  it('has a line for each field that is filled in', () => {
    expect(describe${name}(${variable}())).toHaveLength(${String(fields.length)});
  });

${fields
  .map(
    (field) => `  it('tells ${field.column}', () => {
    const lines = describe${name}(${variable}({ ${field.name}: ${field.sample} }));
    expect(lines.some((line) => line.startsWith('${field.column.replaceAll('_', ' ')}: '))).toBe(true);
  });`,
  )
  .join('\n\n')}
});

describe('groupByStatus', () => {
  it('keeps the order within a group', () => {
    const first = ${variable}({ id: 'a' });
    const second = ${variable}({ id: 'b' });
    const groups = groupByStatus([first, ${variable}({ status: 'archived' }), second]);
    expect(groups.get('draft')).toEqual([first, second]);
    expect(groups.get('archived')).toHaveLength(1);
  });
});

describe('compare${name}s', () => {
  it('puts the older first, and the smaller id where they are as old', () => {
    const old = ${variable}({ createdAt: new Date('2025-01-01T00:00:00Z') });
    expect([${variable}(), old].sort(compare${name}s)[0]).toBe(old);
    expect(compare${name}s(${variable}({ id: 'a' }), ${variable}({ id: 'b' }))).toBeLessThan(0);
  });
});

describe('${variable}Lines', () => {
  it('begins with the names of the columns', () => {
    const [header = '', ...lines] = ${variable}Lines([${variable}(), ${variable}()]);
    expect(header.split(',')).toContain('${column}');
    expect(lines).toHaveLength(2);
  });
});
`;
}

function fixture(name: string, variable: string, fields: readonly Field[]): string {
  return `function ${variable}(overrides: Partial<${name}> = {}): ${name} {
  return {
    id: '3',
    status: 'draft',
${fields.map((field) => `    ${field.name}: ${field.sample},`).join('\n')}
    createdAt: new Date('2026-01-05T10:00:00Z'),
    updatedAt: new Date('2026-02-05T10:00:00Z'),
    ...overrides,
  };
}`;
}
