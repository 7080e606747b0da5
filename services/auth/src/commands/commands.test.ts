import { createHash, randomUUID } from 'node:crypto';

import type { AuthServiceClient } from '@ibex/auth-protocol';
import { type RunningService, startService } from '@ibex/service-runtime';
import { isInstalled, type Postgres, startPostgres } from '@ibex/test-programs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { authProgram } from '../auth-program.js';
import type { StartedAuth } from '../start-auth.js';
import { connectAuth, outcomeOf } from '../testing/grpc-calls.js';
import { type CommandEnd, runCommand } from '../testing/run-command.js';
import { runProgram } from '../testing/run-program.js';

const USER = randomUUID();
const notUuid = (what: string) =>
  `${what}: is not a UUID, such as 3f2b8c1e-5d47-4a09-9c1b-7e6f0a2d8b34; "list" shows them`;

const UUID = expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string;
const TIME = expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/) as string;

describe.runIf(isInstalled('postgresql'))('on PostgreSQL', () => {
  let postgres: Postgres;
  let observer: pg.Client;
  let service: RunningService<StartedAuth>;
  let client: AuthServiceClient;

  beforeAll(async () => {
    postgres = await startPostgres();
    observer = new pg.Client(postgres.url);
    await observer.connect();
  });

  afterAll(async () => {
    client.close();
    await service.stop();
    await observer.end();
    await postgres.stop();
  });

  test('neither the service nor a command makes the schema: both name the command that does', async () => {
    const tooOld =
      'DATABASE_URL: the schema of the database is too old: it is at version 0 and this program needs 2; run "ibex-auth migrate"';
    await expect(start()).rejects.toThrow(new Error(tooOld));
    expect(await run('orgs', 'list')).toEqual({ code: 1, stdout: '', failure: tooOld });
    const { rows } = await observer.query(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    expect(rows).toEqual([]);
  });

  test('several migrations at once do it one time; another finds nothing to do', async () => {
    const migrate = () => runProgram(['migrate'], { DATABASE_URL: postgres.url });
    const ends = await Promise.all([migrate(), migrate(), migrate()]);
    const did = 'applied 001.do.create-tables.sql\napplied 002.do.revoke-organisations.sql\n';
    const done = 'the schema is at version 2\n';
    expect(ends.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      Array(3).fill({ code: 0, stderr: '' }),
    );
    expect(ends.map(({ stdout }) => stdout).sort()).toEqual([
      `${did}${done}`,
      `nothing to do: ${done}`,
      `nothing to do: ${done}`,
    ]);
    expect(await run('migrate')).toEqual({ code: 0, stdout: `nothing to do: ${done}`, failure: '' });
    service = await start();
    client = connectAuth(service.ready.grpc);
  });

  test('a newer schema is left alone, and served', async () => {
    await observer.query("INSERT INTO ibex_auth_migrations (version, name) VALUES (3, 'newer')");
    expect((await run('migrate')).stdout).toBe('nothing to do: the schema is at version 3\n');
    await (await start()).stop();
    await observer.query('DELETE FROM ibex_auth_migrations WHERE version = 3');
  });

  test('a token is printed once, works until it is revoked, and is stored as a hash alone', async () => {
    const org = await createOrganisation('Acme');
    const created = await json('tokens', 'create', '--org', org, '--user', USER, '--expires-in', '30d');
    const { token, ...listed } = created as { token: string; id: string; expires: string };
    expect(token).toMatch(/^ibex_[\w-]{43}$/);
    expect(listed).toEqual({
      id: UUID,
      fingerprint: createHash('sha256').update(token).digest('hex').slice(0, 12),
      org,
      user: USER,
      created: TIME,
      expires: TIME,
      revoked: null,
    });
    expect(Date.parse(listed.expires) - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
    expect(await json('tokens', 'list', '--org', org)).toEqual([listed]);
    expect((await run('tokens', 'list')).stdout).not.toContain(token);
    const { rows } = await observer.query<{ row: string }>(
      'SELECT tokens::text AS row FROM tokens WHERE id = $1',
      [listed.id],
    );
    expect(rows[0]?.row).not.toContain(token.slice(5, 12));

    expect(await validateToken(token)).toMatchObject({
      status: 'OK',
      response: { orgId: org, userId: USER },
    });
    expect(await json('tokens', 'revoke', listed.id)).toEqual({ ...listed, revoked: TIME });
    expect(await validateToken(token)).toMatchObject({ status: 'UNAUTHENTICATED', reason: 'revoked' });
    expect(await run('tokens', 'revoke', listed.id)).toEqual({
      code: 1,
      stdout: '',
      failure: expect.stringMatching(/^the token is revoked already, since 20\S+Z$/) as string,
    });
  });

  test('a token that has expired is expired', async () => {
    const org = await createOrganisation('Short');
    const { token, id } = (await json(
      'tokens',
      'create',
      '--org',
      org,
      '--user',
      USER,
      '--expires-in',
      '1s',
    )) as {
      token: string;
      id: string;
    };
    await observer.query("UPDATE tokens SET expires_at = now() - interval '1 s' WHERE id = $1", [id]);
    expect(await validateToken(token)).toMatchObject({ status: 'UNAUTHENTICATED', reason: 'expired' });
  });

  test('an agent is found until it is revoked', async () => {
    const org = await createOrganisation('Agents');
    const agent = (await json('agents', 'create', '--org', org, '--name', 'Scout')) as { id: string };
    expect(agent).toEqual({ id: UUID, org, name: 'Scout', created: TIME, revoked: null });
    expect(await json('agents', 'list', '--org', org.toUpperCase())).toEqual([agent]);
    expect(await validateAgent(org, agent.id)).toMatchObject({ status: 'OK', response: { name: 'Scout' } });
    expect(await json('agents', 'revoke', agent.id)).toEqual({ ...agent, revoked: TIME });
    expect(await validateAgent(org, agent.id)).toMatchObject({ status: 'NOT_FOUND' });
    expect((await run('agents', 'revoke', agent.id)).code).toBe(1);
  });

  test('an organisation that is revoked takes its tokens and agents with it, and gets no new ones', async () => {
    const org = await createOrganisation('Gone');
    const { token } = (await json('tokens', 'create', '--org', org, '--user', USER)) as { token: string };
    const agent = (await json('agents', 'create', '--org', org, '--name', 'Scout')) as { id: string };
    expect(await json('orgs', 'revoke', org)).toEqual({
      id: org,
      name: 'Gone',
      created: TIME,
      revoked: TIME,
    });
    expect(await validateToken(token)).toMatchObject({ status: 'UNAUTHENTICATED', reason: 'revoked' });
    expect(await validateAgent(org, agent.id)).toMatchObject({ status: 'NOT_FOUND' });
    for (const args of [
      ['tokens', 'create', '--user', USER],
      ['agents', 'create', '--name', 'Scout'],
    ]) {
      expect(await run(...args, '--org', org)).toEqual({
        code: 1,
        stdout: '',
        failure: expect.stringMatching(/^--org: the organisation is revoked, since 20\S+Z$/) as string,
      });
    }
  });

  test('a list for people is a table, whatever the names hold', async () => {
    await observer.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [
      randomUUID(),
      '\u001b[31mred\nline',
    ]);
    const { stdout } = await run('orgs', 'list');
    expect(stdout).toMatch(/│ id +│ name +│ created +│ revoked +│/);
    expect(stdout).toContain('│ \ufffd[31mred\ufffdline │');
    const created = await run(
      'tokens',
      'create',
      '--org',
      await createOrganisation('People'),
      '--user',
      USER,
    );
    expect(created.stdout).toMatch(/^token {8}ibex_[\w-]{43}\nid {11}\S+\n/);
  });

  test.each([
    { what: 'SQL', name: "'); DROP TABLE tokens; --" },
    { what: 'quotes', name: `"'\`$1 \\` },
    { what: 'letters of all kinds', name: 'Größe 株式会社 👩‍💻' },
    { what: 'the longest there may be', name: 'x'.repeat(200) },
  ])('a name may hold $what', async ({ name }) => {
    const id = await createOrganisation(name);
    const list = (await json('orgs', 'list')) as readonly { id: string; name: string }[];
    expect(list.find((organisation) => organisation.id === id)?.name).toBe(name);
    expect(await json('tokens', 'list', '--org', id)).toEqual([]);
  });

  test.each([
    { args: ['orgs', 'create', '--name', ''], failure: '--name: is empty' },
    { args: ['orgs', 'create', '--name', ' \t '], failure: '--name: is empty' },
    {
      args: ['orgs', 'create', '--name', 'x'.repeat(10_000_000)],
      failure: '--name: is longer than 200 characters',
    },
    ...['a\0b', 'a\nb', 'a\u001b[2J', '\ud800', 'a\u202eb'].map((name) => ({
      args: ['orgs', 'create', '--name', name],
      failure: '--name: has a character that is not for a name, such as a line end or a NUL',
    })),
    ...['', 'acme', "' OR true; --", 'ibex_hunter2', '\0', 'x'.repeat(10_000_000)].flatMap((id) => [
      { args: ['orgs', 'revoke', id], failure: notUuid('id') },
      { args: ['tokens', 'revoke', id], failure: notUuid('id') },
      { args: ['agents', 'revoke', id], failure: notUuid('id') },
      { args: ['agents', 'create', '--org', id, '--name', 'x'], failure: notUuid('--org') },
      { args: ['agents', 'list', '--org', id], failure: notUuid('--org') },
      { args: ['tokens', 'list', '--org', id], failure: notUuid('--org') },
      { args: ['tokens', 'create', '--org', id, '--user', USER], failure: notUuid('--org') },
      { args: ['tokens', 'create', '--org', USER, '--user', id], failure: notUuid('--user') },
    ]),
    ...['', '0d', '-1d', '30', '1.5h', 'd', '11000d', '1y', '999999999999d', "1d'"].map((time) => ({
      args: ['tokens', 'create', '--org', USER, '--user', USER, `--expires-in=${time}`],
      failure:
        '--expires-in: is no time such as 90m, 12h, 30d or 8w, of a second at least and ten years at most',
    })),
  ])('is refused with what to give: %#', async ({ args, failure }) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', failure });
  });

  test.each([
    {
      args: ['orgs', 'revoke', USER],
      failure: 'there is no organisation with this id; "list" shows those there are',
    },
    {
      args: ['agents', 'revoke', USER],
      failure: 'there is no agent with this id; "list" shows those there are',
    },
    {
      args: ['tokens', 'revoke', USER],
      failure: 'there is no token with this id; "list" shows those there are',
    },
    {
      args: ['agents', 'create', '--org', USER, '--name', 'x'],
      failure: '--org: there is no organisation with this id; "ibex-auth orgs list" shows those there are',
    },
    {
      args: ['tokens', 'create', '--org', USER, '--user', USER],
      failure: '--org: there is no organisation with this id; "ibex-auth orgs list" shows those there are',
    },
  ])('nothing of that id is a failure: $args', async ({ args, failure }) => {
    expect(await run(...args)).toEqual({ code: 1, stdout: '', failure });
  });

  test.each([
    ['orgs'],
    ['orgs', 'create'],
    ['orgs', 'delete', USER],
    ['agents', 'create', '--name', 'x'],
    ['tokens', 'create', '--org', USER],
    ['tokens', 'revoke'],
    ['tokens', 'list', '--all'],
  ])('a command line that makes no sense: %s %s %s', async (...args) => {
    expect((await run(...args)).code).toBe(2);
  });

  test('leaves no connection behind', async () => {
    await expect
      .poll(async () => {
        const { rows } = await observer.query<{ count: number }>(
          "SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'ibex-auth'",
        );
        return rows[0]?.count;
      })
      .toBe(service.database.pool().idle);
  });

  const run = (...args: readonly string[]): Promise<CommandEnd> =>
    runCommand({ DATABASE_URL: postgres.url }, ...args);

  const validateToken = (token: string) => outcomeOf((done) => client.validateToken({ token }, done));
  const validateAgent = (orgId: string, agentId: string) =>
    outcomeOf((done) => client.validateAgent({ orgId, agentId }, done));

  async function json(...args: readonly string[]): Promise<unknown> {
    const { code, stdout, failure } = await run(...args, '--json');
    if (code !== 0) throw new Error(failure);
    return JSON.parse(stdout);
  }

  async function createOrganisation(name: string): Promise<string> {
    return ((await json('orgs', 'create', '--name', name)) as { id: string }).id;
  }

  function start(): Promise<RunningService<StartedAuth>> {
    return startService(authProgram, {
      environment: {
        DATABASE_URL: postgres.url,
        DATABASE_TIMEOUT_SECONDS: '10',
        LOG_LEVEL: 'silent',
        AUTH_GRPC_PORT: '0',
        AUTH_HTTP_PORT: '0',
      },
      isTestMode: false,
    });
  }
});
