import { capitalised, type Entity, type Field } from '../entity.js';

/** The type of the entity, what creates and changes it, and its guards. */
export function types({ name, variable, words, fields, statuses, operations }: Entity): string {
  return `/** Where a ${words} stands. */
export type ${name}Status =
${statuses.map((status) => `  | '${status}'`).join('\n')};

/** Everything that is stored of a ${words}. */
export interface ${name} {
  readonly id: string;
  readonly status: ${name}Status;
${fields.map((field) => `  readonly ${field.name}: ${field.type}${isOptional(field) ? ' | undefined' : ''};`).join('\n')}
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a new ${words} starts from. */
export type New${name} = Omit<${name}, 'id' | 'status' | 'createdAt' | 'updatedAt'>;

export type ${name}Change = Partial<New${name}>;

export interface ${name}Filter {
  readonly status?: ${name}Status;
  readonly search?: string;
  readonly createdAfter?: Date;
${fields.map((field) => `  readonly ${field.name}?: ${field.type};`).join('\n')}
}

export const ${variable}Statuses: readonly ${name}Status[] = [${statuses.map((status) => `'${status}'`).join(', ')}];

export enum ${name}Action {
${operations.map((operation) => `  ${capitalised(operation)} = '${operation}',`).join('\n')}
}

export function is${name}Status(value: unknown): value is ${name}Status {
  return typeof value === 'string' && (${variable}Statuses as readonly string[]).includes(value);
}

/** The statuses that can follow; an archived ${words} stays as it is. */
export function nextStatuses(status: ${name}Status): readonly ${name}Status[] {
  switch (status) {
${statuses
  .map(
    (status, index) => `    case '${status}':
      return [${statuses
        .slice(index + 1)
        .map((next) => `'${next}'`)
        .join(', ')}];`,
  )
  .join('\n')}
  }
}

export function empty${name}(now: Date): New${name} {
  return {
${fields.map((field) => `    ${field.name}: ${field.type === 'Date' ? 'now' : initialValue(field)},`).join('\n')}
  };
}
`;
}

/** Reads the entity from what a client sent. */
export function parse({ name, file, words, fields }: Entity): string {
  return `import { ValidationError } from '../../shared/http-error';
import type { New${name}, ${name}Change } from './${file}';

type Problem = { readonly field: string; readonly problem: string };

/**
 * Reads a new ${words} from a body of JSON.
 *
 * @throws ValidationError with one problem for each field
 */
export function parseNew${name}(body: unknown): New${name} {
  const problems: Problem[] = [];
  if (typeof body !== 'object' || body === null) {
    throw new ValidationError('the body must be an object', []);
  }
  const input = body as Record<string, unknown>;
${fields.map((field) => `  const ${field.name} = read${capitalised(field.name)}(input['${field.name}'], problems);`).join('\n')}
  if (problems.length > 0) throw new ValidationError('the ${words} is not valid', problems);
  return { ${fields.map((field) => field.name).join(', ')} } as New${name};
}

export function parse${name}Change(body: unknown): ${name}Change {
  const problems: Problem[] = [];
  const change: { -readonly [Key in keyof New${name}]?: New${name}[Key] } = {};
  for (const [key, value] of Object.entries(body ?? {})) {
    switch (key) {
${fields
  .map(
    (field) => `      case '${field.name}':
        change.${field.name} = read${capitalised(field.name)}(value, problems);
        break;`,
  )
  .join('\n')}
      default:
        problems.push({ field: key, problem: 'is unknown' });
    }
  }
  if (problems.length > 0) throw new ValidationError('the change is not valid', problems);
  return change;
}
${fields.map(readerOf).join('')}`;
}

/** Helpers that put the entity and its parts into words. */
export function format({ name, variable, file, words, fields, statuses }: Entity): string {
  return `import type { ${name}, ${name}Status } from './${file}';

const STATUS_TEXTS = new Map<${name}Status, string>([
${statuses.map((status) => `  ['${status}', '${status.replaceAll('_', ' ')}'],`).join('\n')}
]);

export function statusText(status: ${name}Status): string {
  return STATUS_TEXTS.get(status) ?? status;
}

export function ${variable}Title(${variable}: ${name}, locale = 'en'): string {
  const created = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(${variable}.createdAt);
  return \`${words} \${${variable}.id.slice(0, 8)} of \${created} (\${statusText(${variable}.status)})\`;
}

/** One line for each field that is filled in. */
export function describe${name}(${variable}: ${name}): string[] {
  const lines: string[] = [];
${fields
  .map(
    (field) => `  if (${variable}.${field.name} !== undefined) {
    lines.push(\`${field.column.replaceAll('_', ' ')}: \${${formatted(variable, field)}}\`);
  }`,
  )
  .join('\n')}
  return lines;
}

export function compare${name}s(left: ${name}, right: ${name}): number {
  return left.createdAt.getTime() - right.createdAt.getTime() || left.id.localeCompare(right.id);
}

export function groupByStatus(list: readonly ${name}[]): Map<${name}Status, ${name}[]> {
  return new Map(
    [...new Set(list.map(({ status }) => status))].map((status) => [
      status,
      list.filter((${variable}) => ${variable}.status === status),
    ]),
  );
}

/** The lines of a file with comma-separated values, its header first. */
export function* ${variable}Lines(list: Iterable<${name}>): Generator<string> {
  yield ['id', 'status', ${fields.map((field) => `'${field.column}'`).join(', ')}].join(',');
  for (const ${variable} of list) {
    yield [
      ${variable}.id,
      ${variable}.status,
${fields.map((field) => `      quoted(${formatted(variable, field)}),`).join('\n')}
    ].join(',');
  }
}

function quoted(text: string): string {
  return /[",\\n]/.test(text) ? \`"\${text.replaceAll('"', '""')}"\` : text;
}

function dateText(date: Date | undefined): string {
  return date ? date.toISOString().slice(0, 10) : '';
}
`;
}

/** Figures about many of them. */
export function report({ name, variable, file, words, fields, statuses }: Entity): string {
  const numbers = fields.filter(({ type }) => type === 'number');
  return `import type { ${name} } from './${file}';
import { groupByStatus, statusText } from './${file}-format';

export interface ${name}Summary {
  readonly count: number;
${numbers.map((field) => `  readonly ${field.name}: Distribution;`).join('\n')}
}

export interface Distribution {
  readonly sum: number;
  readonly mean: number;
  readonly largest: number;
}

/** A chart as the dashboard draws it. */
export interface Chart {
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

export function summarise(list: readonly ${name}[]): ${name}Summary {
  return {
    count: list.length,
${numbers.map((field) => `    ${field.name}: distribution(list.map((${variable}) => ${variable}.${field.name} ?? 0)),`).join('\n')}
  };
}

/** How many there are of each status, as a chart with bars. */
export function statusChart(list: readonly ${name}[]): Chart {
  const groups = groupByStatus(list);
  const labels = [...groups.keys()].map(statusText);
  return { labels, series: [{ name: '${words}s', values: [...groups.values()].map(({ length }) => length) }] };
}

export function histogramOf(values: readonly number[], bounds: readonly number[]): number[] {
  const counts = bounds.map(() => 0);
  for (const value of values) {
    const index = bounds.findIndex((bound) => value <= bound);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

${statuses
  .map(
    (status) => `/** The ${status.replaceAll('_', ' ')} ones, the latest first. */
export function ${camel(status)}${name}s(list: readonly ${name}[]): ${name}[] {
  return list
    .filter((${variable}) => ${variable}.status === '${status}')
    .sort((left, right) => right.updatedAt.getTime() - left.updatedAt.getTime());
}
`,
  )
  .join('\n')}
export function htmlReport(list: readonly ${name}[], title: string): string {
  const rows = list
    .map((${variable}) => \`<tr><td>\${escaped(${variable}.id)}</td><td>\${statusText(${variable}.status)}</td></tr>\`)
    .join('\\n');
  return \`<h1>\${escaped(title)}</h1>
<p># of ${words}s: \${String(list.length)}</p>
<table>
\${rows}
</table>\`;
}

function distribution(values: readonly number[]): Distribution {
  const sum = values.reduce((total, value) => total + value, 0);
  return { sum, mean: values.length > 0 ? sum / values.length : 0, largest: Math.max(0, ...values) };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
`;
}

function isOptional({ type }: Field): boolean {
  return type === 'Date';
}

function initialValue({ type }: Field): string {
  return { string: `''`, number: '0', boolean: 'false', Date: 'new Date(0)' }[type];
}

function camel(snake: string): string {
  return snake.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function formatted(variable: string, { name, type }: Field): string {
  return type === 'Date' ? `dateText(${variable}.${name})` : `String(${variable}.${name})`;
}

function readerOf({ name, type }: Field): string {
  const check =
    type === 'Date'
      ? `  const date = new Date(typeof value === 'string' || typeof value === 'number' ? value : Number.NaN);
  if (!Number.isNaN(date.getTime())) return date;`
      : `  if (typeof value === '${type}') return value;`;
  return `
function read${capitalised(name)}(value: unknown, problems: Problem[]): ${type} | undefined {
${check}
  problems.push({ field: '${name}', problem: value === undefined ? 'is missing' : 'is no ${type}' });
  return undefined;
}
`;
}
