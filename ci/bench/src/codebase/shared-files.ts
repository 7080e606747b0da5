import type { SourceFile } from './source-file.js';

/** What the modules of the codebase have in common. */
export const SHARED_FILES: readonly SourceFile[] = [
  {
    path: 'src/shared/metrics.ts',
    text: `import { createMetrics } from '@ibex/metrics';

/** The only place that metrics are reached by. */
export const metrics = createMetrics({ service: 'proxy' });
`,
  },
  {
    path: 'src/shared/logger.ts',
    text: `export type LogFields = Readonly<Record<string, unknown>>;

export type Level = 'debug' | 'info' | 'warn' | 'error';

const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error'];

/** Writes one line of JSON for each entry. */
export class Logger {
  #level: Level = 'info';
  readonly #bindings: LogFields;

  constructor(bindings: LogFields = {}) {
    this.#bindings = bindings;
  }

  child(bindings: LogFields): Logger {
    return new Logger({ ...this.#bindings, ...bindings });
  }

  set(options: { readonly level: Level }): void {
    this.#level = options.level;
  }

  debug(fields: LogFields, message: string): void {
    this.#write('debug', fields, message);
  }

  info(fields: LogFields, message: string): void {
    this.#write('info', fields, message);
  }

  warn(fields: LogFields, message: string): void {
    this.#write('warn', fields, message);
  }

  error(fields: LogFields, message: string): void {
    this.#write('error', fields, message);
  }

  #write(level: Level, fields: LogFields, message: string): void {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(this.#level)) return;
    console.log(JSON.stringify({ level, ...this.#bindings, ...fields, message, time: Date.now() }));
  }
}

export const logger = new Logger({ service: 'proxy' });
`,
  },
  {
    path: 'src/shared/database.ts',
    text: `export type Row = Readonly<Record<string, unknown>>;

export interface QueryResult {
  readonly rows: readonly Row[];
  readonly rowCount: number;
}

export interface Database {
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>;
}

/** Runs what it is given in one transaction. */
export async function transaction<Result>(
  database: Database,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  await database.query('BEGIN');
  try {
    const result = await work(database);
    await database.query('COMMIT');
    return result;
  } catch (error) {
    await database.query('ROLLBACK');
    throw error;
  }
}
`,
  },
  {
    path: 'src/shared/http-error.ts',
    text: `export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export class NotFoundError extends HttpError {
  constructor(what: string, id: string) {
    super(404, \`there is no \${what} \${id}\`);
  }
}

export class ConflictError extends HttpError {
  constructor(message: string) {
    super(409, message);
  }
}

export class ValidationError extends HttpError {
  constructor(
    message: string,
    readonly problems: readonly { readonly field: string; readonly problem: string }[],
  ) {
    super(422, message);
  }
}

export function statusOf(error: unknown): number {
  return error instanceof HttpError ? error.status : 500;
}
`,
  },
  {
    path: 'src/shared/page.ts',
    text: `export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly offset: number;
  readonly isLast: boolean;
}

export function pageRequest(query: unknown): PageRequest {
  const { offset, limit } = (query ?? {}) as Readonly<Record<string, unknown>>;
  return { offset: wholeNumber(offset, 0), limit: wholeNumber(limit, 50) };
}

function wholeNumber(value: unknown, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isInteger(number) && number >= 0 ? number : otherwise;
}
`,
  },
  {
    path: 'src/shared/ttl-cache.ts',
    text: `/** A map that forgets. */
export class TtlCache<Key, Value> {
  readonly #entries = new Map<Key, { readonly value: Value; readonly until: number }>();
  readonly #ttl: number;

  constructor(options: { readonly ttl: number }) {
    this.#ttl = options.ttl;
  }

  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.until < Date.now()) {
      this.#entries.delete(key);
      return undefined;
    }
    return entry.value;
  }

  set(key: Key, value: Value): void {
    this.#entries.set(key, { value, until: Date.now() + this.#ttl });
  }

  remove(key: Key): boolean {
    return this.#entries.delete(key);
  }
}
`,
  },
  {
    path: 'src/shared/event-bus.ts',
    text: `export type Handler = (event: unknown) => void | Promise<void>;

/** Tells everyone who registered for a kind of event. */
export class EventBus {
  readonly #handlers = new Map<string, Set<Handler>>();

  register(kind: string, handler: Handler): () => void {
    const handlers = this.#handlers.get(kind) ?? new Set();
    this.#handlers.set(kind, handlers.add(handler));
    return () => {
      handlers.delete(handler);
    };
  }

  async emit(kind: string, event: unknown): Promise<void> {
    await Promise.all([...(this.#handlers.get(kind) ?? [])].map((handler) => handler(event)));
  }
}
`,
  },
  {
    path: 'src/shared/queue.ts',
    text: `export interface Message<Body> {
  readonly id: string;
  readonly body: Body;
  done(): Promise<void>;
  discard(): Promise<void>;
  delay(milliseconds: number): Promise<void>;
}

export interface Queue<Body> {
  receive(): Promise<Message<Body> | undefined>;
  send(body: Body): Promise<string>;
}
`,
  },
];
