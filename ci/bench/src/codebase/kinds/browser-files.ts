import { capitalised, type Entity, type Field } from '../entity.js';
import type { Random } from '../random.js';

/** Calls the routes of the entity over HTTP. */
export function client({ name, variable, file, words, operations }: Entity): string {
  return `import type { ${name}, ${name}Change, ${name}Filter, New${name} } from './${file}';

export interface ClientOptions {
  readonly baseUrl: string;
  readonly token?: string;
  readonly onRequest?: (request: { readonly method: string; readonly url: string; readonly path: string }) => void;
}

export class ${name}RequestFailed extends Error {
  constructor(
    readonly status: number,
    readonly url: string,
    detail: string,
  ) {
    super(\`\${String(status)} from \${url}: \${detail}\`);
  }
}

/** Asks the server about every ${words}; what was asked for a moment ago is not asked for again. */
export class ${name}Client {
  private readonly answers: Record<string, Promise<unknown>> = {};

  constructor(private readonly options: ClientOptions) {}

  get(id: string): Promise<${name}> {
    return this.send<${name}>('GET', \`/${file}s/\${encodeURIComponent(id)}\`);
  }

  list(filter: ${name}Filter = {}): Promise<{ readonly items: readonly ${name}[] }> {
    const url = new URL('/${file}s', this.options.baseUrl);
    for (const [key, value] of Object.entries(filter)) {
      if (value !== undefined) url.searchParams.append(key, String(value));
    }
    return this.once(\`\${url.pathname}\${url.search}\`);
  }

  create(${variable}: New${name}): Promise<${name}> {
    return this.send<${name}>('POST', '/${file}s', ${variable});
  }

  change(id: string, change: ${name}Change): Promise<${name}> {
    return this.send<${name}>('PATCH', \`/${file}s/\${encodeURIComponent(id)}\`, change);
  }
${operations
  .map(
    (operation) => `
  ${operation}(id: string, reason?: string): Promise<${name}> {
    return this.send<${name}>('POST', \`/${file}s/\${encodeURIComponent(id)}/${operation}\`, { reason });
  }
`,
  )
  .join('')}
  private once<Answer>(path: string): Promise<Answer> {
    this.answers[path] ??= this.send<Answer>('GET', path).finally(() => {
      delete this.answers[path];
    });
    return this.answers[path] as Promise<Answer>;
  }

  private async send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const url = new URL(path, this.options.baseUrl);
    const headers: Record<string, string> = { accept: 'application/json' };
    if (this.options.token !== undefined) headers['authorization'] = \`Bearer \${this.options.token}\`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    this.options.onRequest?.({ method, url: url.href, path: url.pathname });
    const response = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw new ${name}RequestFailed(response.status, url.pathname, await response.text());
    }
    return (await response.json()) as Answer;
  }
}
`;
}

/** Shows many of the entity. */
export function table({ name, variable, file, words, fields, operations }: Entity, random: Random): string {
  const isResizing = random.chance(0.3);
  const whenResizing = (code: string) => (isResizing ? code : '');
  const columns = random.sample(fields, Math.min(fields.length, 8));
  return `import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { compare${name}s, statusText } from './${file}-format';
import { type ${name}, type ${name}Status, ${variable}Statuses } from './${file}';
import { ${name}Client } from './${file}-client';

interface ${name}TableProps {
  readonly client: ${name}Client;
  readonly pageSize?: number;
  readonly onSelect?: (${variable}: ${name}) => void;
}

type Column = keyof Pick<${name}, ${columns.map((column) => `'${column.name}'`).join(' | ')}>;

const LABELS: Record<Column, string> = {
${columns.map((column) => `  ${column.name}: '${capitalised(column.column.replaceAll('_', ' '))}',`).join('\n')}
};

export function ${name}Table({ client, pageSize = ${String(random.integer(2, 8) * 10)}, onSelect }: ${name}TableProps) {
  const [items, setItems] = useState<readonly ${name}[]>([]);
  const [status, setStatus] = useState<${name}Status | 'all'>('all');
  const [sortedBy, setSortedBy] = useState<Column | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
${whenResizing(`  const [width, setWidth] = useState(0);
`)}  const container = useRef<HTMLDivElement>(null);

  const load = useCallback(async () => {
    try {
      const { items: loaded } = await client.list(status === 'all' ? {} : { status });
      setItems(loaded);
      setProblem(undefined);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }, [client, status]);

  useEffect(() => {
    void load();
  }, [load]);
${whenResizing(`
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      setWidth(entry?.contentRect.width ?? 0);
    });
    if (container.current) observer.observe(container.current, { box: 'border-box' });
    return () => {
      observer.disconnect();
    };
  }, []);
`)}
  const visible = useMemo(() => {
    const sorted = [...items].sort(compare${name}s);
    return sortedBy === undefined
      ? sorted
      : sorted.sort((left, right) => String(left[sortedBy]).localeCompare(String(right[sortedBy])));
  }, [items, sortedBy]);
${operations
  .map(
    (operation) => `
  const ${operation} = useCallback(
    async (id: string) => {
      const changed = await client.${operation}(id);
      setItems((current: readonly ${name}[]) => current.map((${variable}) => (${variable}.id === id ? changed : ${variable})));
    },
    [client],
  );
`,
  )
  .join('')}
  if (problem !== undefined) return <p role="alert">{problem}</p>;
  return (
    <div ref={container} className=${isResizing ? `{width < 600 ? 'narrow' : 'wide'}` : '"wide"'}>
      <select
        value={status}
        onChange={(event: { target: { value: string } }) => {
          setStatus(event.target.value as ${name}Status | 'all');
        }}
      >
        <option value="all">all</option>
        {${variable}Statuses.map((value) => (
          <option key={value} value={value}>
            {statusText(value)}
          </option>
        ))}
      </select>
      <table aria-label="every ${words}">
        <thead>
          <tr>
${columns
  .map(
    (column) => `            <th
              onClick={() => {
                setSortedBy('${column.name}');
              }}
            >
              {LABELS.${column.name}}
            </th>`,
  )
  .join('\n')}
            <th>Status</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {visible.slice(0, pageSize).map((${variable}) => (
            <tr key={${variable}.id} onClick={() => onSelect?.(${variable})}>
${columns.map((column) => `              <td>${cell(variable, column)}</td>`).join('\n')}
              <td>{statusText(${variable}.status)}</td>
              <td>
${operations
  .map(
    (operation) => `                <button type="button" onClick={() => void ${operation}(${variable}.id)}>
                  ${operation}
                </button>`,
  )
  .join('\n')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
`;
}

/** Edits one of the entity. */
export function form({ name, variable, file, words, fields }: Entity): string {
  const inputs = fields.filter(({ type }) => type !== 'Date');
  return `import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { empty${name}, type New${name} } from './${file}';
import { ${name}Client } from './${file}-client';

interface ${name}FormProps {
  readonly client: ${name}Client;
  readonly initial?: New${name};
  readonly onSaved: (id: string) => void;
}

/** A form for a new ${words}. */
export function ${name}Form({ client, initial, onSaved }: ${name}FormProps) {
  const [isSaving, setSaving] = useState(false);
  const { register, handleSubmit, formState, reset, setError } = useForm<New${name}>({
    defaultValues: initial ?? empty${name}(new Date()),
  });

  const save = handleSubmit(async (${variable}: New${name}) => {
    setSaving(true);
    try {
      const { id } = await client.create(${variable});
      reset();
      onSaved(id);
    } catch (error) {
      setError('root', { message: error instanceof Error ? error.message : String(error) });
    } finally {
      setSaving(false);
    }
  });

  return (
    <form onSubmit={save} noValidate>
${inputs
  .map(
    (field) => `      <label htmlFor="${field.name}">${capitalised(field.column.replaceAll('_', ' '))}</label>
      <input
        id="${field.name}"
        type="${{ string: 'text', number: 'number', boolean: 'checkbox', Date: 'date' }[field.type]}"
        aria-invalid={formState.errors['${field.name}'] !== undefined}
        {...register('${field.name}', { required: ${String(field.type === 'string')} })}
      />
      {formState.errors['${field.name}'] && <span role="alert">{formState.errors['${field.name}']?.message}</span>}`,
  )
  .join('\n')}
      {formState.errors['root'] && <p role="alert">{formState.errors['root']?.message}</p>}
      <button type="submit" disabled={isSaving || !formState.isValid}>
        {isSaving ? 'Saving…' : 'Save the ${words}'}
      </button>
    </form>
  );
}
`;
}

function cell(variable: string, { name, type }: Field): string {
  switch (type) {
    case 'Date':
      return `{${variable}.${name}?.toLocaleDateString() ?? '–'}`;
    case 'boolean':
      return `{${variable}.${name} ? 'yes' : 'no'}`;
    default:
      return `{${variable}.${name}}`;
  }
}
