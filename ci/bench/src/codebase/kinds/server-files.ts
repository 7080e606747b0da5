import { capitalised, type Entity } from '../entity.js';
import type { Random } from '../random.js';
import type { Recording } from '../recording.js';

/** The queries of the entity. */
export function repository(entity: Entity, random: Random, recording: Recording): string {
  const { name, variable, file, table, words, fields } = entity;
  const remembers = random.chance(0.2);
  const whenRemembering = (code: string) => (remembers ? code : '');
  return `import type { Database, Row } from '../../shared/database';
import type { Page, PageRequest } from '../../shared/page';
${recording.import}import type { New${name}, ${name}, ${name}Change, ${name}Filter, ${name}Status } from './${file}';

const COLUMNS = 'id, status, ${fields.map(({ column }) => column).join(', ')}, created_at, updated_at';

/** Stores every ${words} in the table \`${table}\`. */
export class ${name}Repository {
  readonly #database: Database;${whenRemembering(`
  readonly #known = new Map<string, ${name}>();`)}

  constructor(database: Database) {
    this.#database = database;
  }

  async findById(id: string): Promise<${name} | undefined> {${whenRemembering(`
    const known = this.#known.get(id);
    if (known) return known;`)}
    ${recording.statements}
    const { rows } = await this.#database.query(\`SELECT \${COLUMNS} FROM ${table} WHERE id = $1\`, [id]);
    const [row] = rows;
    if (!row) return undefined;
    const found = to${name}(row);${whenRemembering(`
    this.#known.set(id, found);`)}
    return found;
  }

  async findMany(filter: ${name}Filter, { offset, limit }: PageRequest): Promise<Page<${name}>> {
    const conditions: string[] = [];
    const values: unknown[] = [];
    if (filter.status !== undefined) {
      values.push(filter.status);
      conditions.push(\`status = $\${String(values.length)}\`);
    }
${fields
  .map(
    ({ name: property, column }) => `    if (filter.${property} !== undefined) {
      values.push(filter.${property});
      conditions.push(\`${column} = $\${String(values.length)}\`);
    }`,
  )
  .join('\n')}
    const where = conditions.length > 0 ? \`WHERE \${conditions.join(' AND ')}\` : '';
    const { rows } = await this.#database.query(
      \`SELECT \${COLUMNS} FROM ${table} \${where} ORDER BY created_at DESC OFFSET \${String(offset)} LIMIT \${String(limit)}\`,
      values,
    );
    return { items: rows.map(to${name}), offset, isLast: rows.length < limit };
  }

  async insert(${variable}: New${name}): Promise<string> {
    const { rows } = await this.#database.query(
      \`INSERT INTO ${table} (${fields.map(({ column }) => column).join(', ')})
       VALUES (${fields.map((_, index) => `$${String(index + 1)}`).join(', ')})
       RETURNING id\`,
      [
${fields.map(({ name: property }) => `        ${variable}.${property},`).join('\n')}
      ],
    );
    return String(rows[0]?.['id']);
  }

  async update(id: string, change: ${name}Change): Promise<void> {
    const entries = Object.entries(change);
    if (entries.length === 0) return;
    const assignments = entries.map(([key], index) => \`\${column(key)} = $\${String(index + 2)}\`);
    await this.#database.query(
      \`UPDATE ${table} SET \${assignments.join(', ')}, updated_at = now() WHERE id = $1\`,
      [id, ...entries.map(([, value]) => value)],
    );${whenRemembering(`
    this.#known.delete(id);`)}
  }

  async setStatus(id: string, status: ${name}Status): Promise<void> {
    await this.#database.query('UPDATE ${table} SET status = $2, updated_at = now() WHERE id = $1', [id, status]);${whenRemembering(`
    this.#known.delete(id);`)}
  }

  async remove(id: string): Promise<boolean> {
    const { rowCount } = await this.#database.query('DELETE FROM ${table} WHERE id = $1', [id]);${whenRemembering(`
    this.#known.delete(id);`)}
    return rowCount > 0;
  }

  async countByStatus(): Promise<Map<string, number>> {
    const { rows } = await this.#database.query('SELECT status, count(*) AS count FROM ${table} GROUP BY status');
    return new Map(rows.map((row) => [String(row['status']), Number(row['count'])]));
  }
}

function to${name}(row: Row): ${name} {
  return {
    id: String(row['id']),
    status: row['status'] as ${name}Status,
${fields.map(({ name: property, column, type }) => `    ${property}: ${fromColumn(column, type)},`).join('\n')}
    createdAt: new Date(String(row['created_at'])),
    updatedAt: new Date(String(row['updated_at'])),
  };
}

function column(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => \`_\${letter.toLowerCase()}\`);
}
${recording.declaration}`;
}

/** What can be done with the entity, whoever asks. */
export function service(entity: Entity, random: Random, recording: Recording): string {
  const { name, variable, file, words, operations } = entity;
  const caches = random.chance(0.25);
  const whenCaching = (code: string) => (caches ? code : '');
  return `import type { EventBus } from '../../shared/event-bus';
import { ConflictError, NotFoundError } from '../../shared/http-error';
import { logger } from '../../shared/logger';
${recording.import}import type { Page, PageRequest } from '../../shared/page';
${whenCaching(`import { TtlCache } from '../../shared/ttl-cache';
`)}import { type New${name}, nextStatuses, type ${name}, type ${name}Change, type ${name}Filter, type ${name}Status } from './${file}';
import type { ${name}Repository } from './${file}-repository';

/** Who does something, and in which request. */
export interface Actor {
  readonly userId: string;
  readonly tenantId: string;
  readonly requestId: string;
}

export class ${name}Service {${whenCaching(`
  private readonly cache = new TtlCache<string, ${name}>({ ttl: ${String(random.integer(5, 90) * 1000)} });
`)}
  constructor(
    private readonly repository: ${name}Repository,
    private readonly events: EventBus,
  ) {}

  async get(id: string): Promise<${name}> {${whenCaching(`
    const cached = this.cache.get(id);
    if (cached) return cached;`)}
    const ${variable} = await this.repository.findById(id);
    if (!${variable}) throw new NotFoundError('${words}', id);${whenCaching(`
    this.cache.set(id, ${variable});`)}
    return ${variable};
  }

  async list(filter: ${name}Filter, request: PageRequest): Promise<Page<${name}>> {
    return this.repository.findMany(filter, { ...request, limit: Math.min(request.limit, 200) });
  }

  async create(input: New${name}, actor: Actor): Promise<${name}> {
    const id = await this.repository.insert(input);
    logger.info({ id, user_id: actor.userId, requestId: actor.requestId }, '${words} created');
    ${recording.statements}
    await this.events.emit('${file}.created', { id, tenantId: actor.tenantId });
    return this.get(id);
  }

  async change(id: string, change: ${name}Change, actor: Actor): Promise<${name}> {
    await this.repository.update(id, change);${whenCaching(`
    this.cache.remove(id);`)}
    await this.events.emit('${file}.changed', { id, fields: Object.keys(change), userId: actor.userId });
    return this.get(id);
  }
${operations
  .map(
    (operation) => `
  /**
   * Has the actor ${operation} it.
   *
   * @throws ConflictError where its status does not allow it
   */
  async ${operation}(id: string, actor: Actor, reason?: string): Promise<${name}> {
    const ${variable} = await this.get(id);
    const [next] = nextStatuses(${variable}.status);
    if (!next) throw new ConflictError(\`cannot ${operation} a ${words} that is \${${variable}.status}\`);
    await this.move(${variable}, next, actor);
    logger.info({ id, next, user_id: actor.userId, reason: reason ?? 'none given' }, '${operation}');
    return this.get(id);
  }
`,
  )
  .join('')}
  private async move(${variable}: ${name}, status: ${name}Status, actor: Actor): Promise<void> {
    try {
      await this.repository.setStatus(${variable}.id, status);
    } catch (error) {
      logger.error({ err: error, id: ${variable}.id, session_id: actor.requestId }, 'the status could not be stored');
      throw error;
    }${whenCaching(`
    this.cache.remove(${variable}.id);`)}
    await this.events.emit('${file}.moved', { id: ${variable}.id, from: ${variable}.status, to: status });
  }
}
${recording.declaration}`;
}

/** The routes of the entity under Express. */
export function expressRoutes(entity: Entity, _random: Random, recording: Recording): string {
  const { name, variable, file, words, operations } = entity;
  return `import { type NextFunction, type Request, type Response, Router } from 'express';

import { statusOf } from '../../shared/http-error';
import { logger } from '../../shared/logger';
${recording.import}import { pageRequest } from '../../shared/page';
import { is${name}Status, type ${name}Filter } from './${file}';
import { parse${name}Change, parseNew${name} } from './${file}-parse';
import type { Actor, ${name}Service } from './${file}-service';

export function ${variable}Router(service: ${name}Service): Router {
  const router = Router();

  router.use((req: Request, res: Response, next: NextFunction) => {
    const started = performance.now();
    res.on('finish', () => {
      logger.info(
        { route: req.originalUrl, method: req.method, status: res.statusCode, ms: performance.now() - started },
        'request completed',
      );
    });
    next();
  });

  router.get('/', async (req, res, next) => {
    try {
      const page = await service.list(filterOf(req), pageRequest(req.query));
      res.json({ items: page.items, path: req.path, next: page.isLast ? undefined : nextLink(req, page.offset) });
    } catch (error) {
      next(error);
    }
  });

  router.get('/:id', async (req, res, next) => {
    try {
      const ${variable} = await service.get(String(req.params['id']));
      res.set('etag', String(${variable}.updatedAt.getTime())).json(${variable});
    } catch (error) {
      next(error);
    }
  });

  router.post('/', async (req, res, next) => {
    try {
      const created = await service.create(parseNew${name}(req.body), actorOf(req));
      ${recording.statements}
      res.status(201).location(\`\${req.baseUrl}/\${created.id}\`).json(created);
    } catch (error) {
      next(error);
    }
  });

  router.patch('/:id', async (req, res, next) => {
    try {
      res.json(await service.change(String(req.params['id']), parse${name}Change(req.body), actorOf(req)));
    } catch (error) {
      next(error);
    }
  });
${operations
  .map(
    (operation) => `
  router.post('/:id/${operation}', async (req, res, next) => {
    try {
      const { reason } = (req.body ?? {}) as { reason?: string };
      res.json(await service.${operation}(String(req.params['id']), actorOf(req), reason));
    } catch (error) {
      next(error);
    }
  });
`,
  )
  .join('')}
  router.use((error: unknown, req: Request, res: Response, _next: NextFunction) => {
    const status = statusOf(error);
    if (status >= 500) logger.error({ err: error, path: req.path, url: req.url }, 'the ${words} failed');
    res.status(status).json({ status, instance: req.originalUrl, detail: String(error) });
  });

  return router;
}

function filterOf(req: Request): ${name}Filter {
  const { status, search } = req.query;
  return {
    ...(is${name}Status(status) && { status }),
    ...(typeof search === 'string' && { search }),
  };
}

function actorOf(req: Request): Actor {
  return {
    userId: req.get('x-user-id') ?? 'anonymous',
    tenantId: req.get('x-tenant-id') ?? 'none',
    requestId: req.get('x-request-id') ?? crypto.randomUUID(),
  };
}

function nextLink(req: Request, offset: number): string {
  const url = new URL(req.originalUrl, 'http://localhost');
  url.searchParams.set('offset', String(offset + 50));
  return \`\${url.pathname}\${url.search}\`;
}
${recording.declaration}`;
}

/** The routes of the entity under Fastify. */
export function fastifyPlugin(entity: Entity, _random: Random, recording: Recording): string {
  const { name, variable, file, words, operations } = entity;
  return `import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { statusOf } from '../../shared/http-error';
${recording.import}import { pageRequest } from '../../shared/page';
import { parse${name}Change, parseNew${name} } from './${file}-parse';
import type { Actor, ${name}Service } from './${file}-service';

export interface ${name}PluginOptions {
  readonly service: ${name}Service;
  readonly prefix?: string;
}

interface IdParams {
  readonly id: string;
}

/** Everything about a ${words}, under \`/${file}s\`. */
export async function ${variable}Plugin(app: FastifyInstance, { service }: ${name}PluginOptions): Promise<void> {
  await app.register(readRoutes, { service });
  await app.register(writeRoutes, { service, prefix: '/:id' });

  app.setErrorHandler((error: Error, request: FastifyRequest, reply: FastifyReply) => {
    request.log.error({ err: error, url: request.url, route: request.routeOptions.url }, 'the request failed');
    void reply.status(statusOf(error)).send({ detail: error.message, path: request.url });
  });

  app.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    request.log.info({ path: request.url, status: reply.statusCode, took: reply.elapsedTime }, 'done');
    ${recording.statements}
  });
}

async function readRoutes(app: FastifyInstance, { service }: ${name}PluginOptions): Promise<void> {
  app.get('/', async (request) => service.list({}, pageRequest(request.query)));

  app.get('/:id', async (request, reply) => {
    const ${variable} = await service.get((request.params as IdParams).id);
    reply.header('etag', \`"\${String(${variable}.updatedAt.getTime())}"\`);
    return ${variable};
  });

  app.post('/', async (request, reply) => {
    const created = await service.create(parseNew${name}(request.body), actorOf(request));
    return reply.status(201).header('location', \`/${file}s/\${created.id}\`).send(created);
  });
}

async function writeRoutes(app: FastifyInstance, { service }: ${name}PluginOptions): Promise<void> {
  app.patch('/', async (request) =>
    service.change((request.params as IdParams).id, parse${name}Change(request.body), actorOf(request)),
  );
${operations
  .map(
    (operation) => `
  app.post('/${operation}', {
    schema: {
      summary: '${capitalised(operation)} a ${words}',
      body: { type: 'object', properties: { reason: { type: 'string' } } },
    },
    handler: async (request: FastifyRequest) => {
      const { id } = request.params as IdParams;
      const body = request.body as { readonly reason?: string } | undefined;
      return service.${operation}(id, actorOf(request), body?.reason);
    },
  });
`,
  )
  .join('')}}

function actorOf(request: FastifyRequest): Actor {
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return {
    userId: header('x-user-id') ?? 'anonymous',
    tenantId: header('x-tenant-id') ?? 'none',
    requestId: request.id,
  };
}
${recording.declaration}`;
}

/** The routes of the entity under NestJS. */
export function nestController(entity: Entity, _random: Random, recording: Recording): string {
  const { name, variable, file, words, operations } = entity;
  return `import { Body, Controller, Get, Headers, Injectable, Param, Patch, Post, Query, UseGuards } from '@nestjs/common';

import { logger } from '../../shared/logger';
${recording.import}import { type Page, pageRequest } from '../../shared/page';
import type { ${name} } from './${file}';
import { parse${name}Change, parseNew${name} } from './${file}-parse';
import { ${name}Service } from './${file}-service';

@Injectable()
export class ${name}Guard {
  private readonly refused = new Set<string>();

  canActivate(userId: string): boolean {
    const isAllowed = userId !== '' && !this.refused.has(userId);
    if (!isAllowed) this.refused.add(userId);
    return isAllowed;
  }
}

/** Everything about a ${words}. */
@Controller('${file}s')
@UseGuards(${name}Guard)
export class ${name}Controller {
  constructor(private readonly ${variable}Service: ${name}Service) {}

  @Get()
  async list(@Query() query: Record<string, unknown>): Promise<Page<${name}>> {
    return this.${variable}Service.list({}, pageRequest(query));
  }

  @Get(':id')
  async get(@Param('id') id: string): Promise<${name}> {
    return this.${variable}Service.get(id);
  }

  @Post()
  async create(@Body() body: unknown, @Headers('x-user-id') userId: string): Promise<${name}> {
    ${recording.statements}
    return this.${variable}Service.create(parseNew${name}(body), actor(userId));
  }

  @Patch(':id')
  async change(
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('x-user-id') userId: string,
  ): Promise<${name}> {
    return this.${variable}Service.change(id, parse${name}Change(body), actor(userId));
  }
${operations
  .map(
    (operation) => `
  @Post(':id/${operation}')
  async ${operation}(@Param('id') id: string, @Headers('x-user-id') userId: string): Promise<${name}> {
    logger.debug({ user_id: userId, id, handler: '${operation}' }, 'asked to ${operation}');
    return this.${variable}Service.${operation}(id, actor(userId));
  }
`,
  )
  .join('')}}

function actor(userId: string): { userId: string; tenantId: string; requestId: string } {
  return { userId, tenantId: 'none', requestId: crypto.randomUUID() };
}
${recording.declaration}`;
}

/** Works off a queue of tasks about the entity. */
export function worker(entity: Entity, random: Random, recording: Recording): string {
  const { name, variable, file, words, operations } = entity;
  return `import { logger } from '../../shared/logger';
${recording.import}import type { Message, Queue } from '../../shared/queue';
import { ${name}Action } from './${file}';
import type { ${name}Service } from './${file}-service';

interface Task {
  readonly id: string;
  readonly action: ${name}Action;
  readonly userId: string;
}

const ATTEMPTS = ${String(random.integer(3, 9))};

/** Takes one task at a time, and gives up on one that fails too often. */
export class ${name}Worker {
  #isStopped = false;
  readonly #attempts = new Map<string, number>();

  constructor(
    private readonly queue: Queue<Task>,
    private readonly service: ${name}Service,
  ) {}

  async run(): Promise<void> {
    while (!this.#isStopped) {
      const message = await this.queue.receive();
      if (!message) continue;
      try {
        await this.handle(message.body);
        ${recording.statements}
        await message.done();
        this.#attempts.delete(message.id);
      } catch (error) {
        await this.retry(message, error);
      }
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  private async retry(message: Message<Task>, error: unknown): Promise<void> {
    const attempts = (this.#attempts.get(message.id) ?? 0) + 1;
    this.#attempts.set(message.id, attempts);
    const { id, action, userId } = message.body;
    logger.warn({ err: error, id, action, user_id: userId, attempts }, 'the ${words} was not handled');
    if (attempts >= ATTEMPTS) {
      await message.discard();
    } else {
      await message.delay(2 ** attempts * 100);
    }
  }

  private async handle({ id, action, userId }: Task): Promise<void> {
    const actor = { userId, tenantId: 'none', requestId: crypto.randomUUID() };
    switch (action) {
${operations
  .map(
    (operation) => `      case ${name}Action.${capitalised(operation)}: {
        const ${variable} = await this.service.${operation}(id, actor, 'asked for by a task');
        logger.info({ id, status: ${variable}.status }, '${operation} done');
        break;
      }`,
  )
  .join('\n')}
    }
  }
}
${recording.declaration}`;
}

function fromColumn(column: string, type: string): string {
  switch (type) {
    case 'number':
      return `Number(row['${column}'])`;
    case 'boolean':
      return `row['${column}'] === true`;
    case 'Date':
      return `row['${column}'] === null ? undefined : new Date(String(row['${column}']))`;
    default:
      return `String(row['${column}'])`;
  }
}
