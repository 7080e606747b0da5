import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

import { temporaryFolder } from '@ibex/test-programs';
import { afterEach, describe, expect, test } from 'vitest';

import type { Seeds } from './seed.js';
import { callPath, connectAuth, outcomeOf } from './testing/grpc-calls.js';
import { PROGRAM, runProgram, stopWith } from './testing/run-program.js';

describe('ibex-auth', () => {
  test('in test mode prints the ready line and nothing else, and ends with 0 on SIGTERM', async () => {
    const { code, stdout, stderr } = await runProgram(
      ['--test-mode'],
      {},
      { whenReady: stopWith('SIGTERM') },
    );
    expect(code).toBe(0);
    const [line, ...others] = stdout.trimEnd().split('\n');
    expect(others).toEqual([]);
    const masked = (line ?? '')
      .replaceAll(/127\.0\.0\.1:\d+/g, 'ADDRESS')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
      .replaceAll(TOKEN, 'TOKEN');
    expect(JSON.parse(masked)).toEqual({
      event: 'ready',
      service: 'auth',
      grpc: 'ADDRESS',
      http: 'http://ADDRESS',
      database: 'embedded',
      seeds: {
        orgId: 'UUID',
        userId: 'UUID',
        agentId: 'UUID',
        otherAgentId: 'UUID',
        tokens: { valid: 'TOKEN', expired: 'TOKEN', revoked: 'TOKEN' },
      },
    });
    expect(stderr).not.toMatch(TOKEN);
  });

  test('outside test mode seeds nothing', async () => {
    const { code, stdout } = await runProgram([], FREE_PORTS, { whenReady: stopWith('SIGINT') });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).not.toHaveProperty('seeds');
  });

  test.each([
    { variable: 'DATABASE_URL', value: 'mysql://root:hunter2@db/ibex' },
    { variable: 'DATABASE_URL', value: 'hunter2' },
    { variable: 'AUTH_GRPC_PORT', value: 'hunter2' },
    { variable: 'AUTH_HTTP_PORT', value: '70000' },
    { variable: 'AUTH_HOST', value: 'hunter2 hunter2' },
    { variable: 'DATABASE_POOL_SIZE', value: '0' },
    { variable: 'DATABASE_TIMEOUT_SECONDS', value: '-1' },
    { variable: 'LOG_LEVEL', value: 'hunter2' },
    { variable: 'SHUTDOWN_GRACE_SECONDS', value: 'hunter2' },
  ])('refuses $variable=$value with exit code 2 and does not repeat it', async ({ variable, value }) => {
    const { code, stdout, stderr } = await runProgram(['--test-mode'], { [variable]: value });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`${variable}: `);
    expect(stderr).not.toContain(value);
    expect(stderr).not.toContain('hunter2');
  });
});

test('writes no token, wherever one stands, however much it logs', async () => {
  const folder = await temporaryFolder('ibex-data');
  const environment = { AUTH_DATA_DIR: join(folder.path, 'data'), LOG_LEVEL: 'trace' };
  const sent: string[] = [];
  let orgId = '';
  const { code, stdout, stderr } = await runProgram(['--test-mode'], environment, {
    whenReady: async (line, kill) => {
      const { grpc, seeds } = JSON.parse(line) as { grpc: string; seeds: Seeds };
      const client = connectAuth(grpc);
      orgId = seeds.orgId;
      sent.push(...Object.values(seeds.tokens), `ibex_${'x'.repeat(43)}`, `ibex_${'y'.repeat(20_000)}`);
      for (const token of sent) {
        await outcomeOf((done) => client.validateToken({ token }, done));
        await outcomeOf((done) => client.validateAgent({ orgId: token, agentId: token }, done));
        await callPath(client, `/ibex.auth.v1.AuthService/${token.slice(0, 40)}`);
      }
      client.close();
      kill('SIGTERM');
    },
  });
  expect(code).toBe(0);
  expect(sent).toHaveLength(5);
  const output = `${stdout.split('\n').slice(1).join('\n')}${stderr}`;
  expect(stderr).toContain('stopped');
  for (const token of sent) expect(output).not.toContain(token.slice(0, 20));

  const [secret = ''] = sent;
  for (const command of [
    ['tokens', secret],
    ['tokens', 'create', '--org', secret, '--user', secret],
    ['tokens', 'list', `--${secret}`],
  ]) {
    const end = await runProgram(command, environment);
    expect({ code: end.code, stdout: end.stdout }).toEqual({ code: 2, stdout: '' });
    expect(end.stderr).not.toContain(secret.slice(5, 20));
  }
  const token = await createTokenByCommand(environment, orgId);
  const list = await runProgram(['tokens', 'list'], environment);
  expect(list.code).toBe(0);
  expect(`${list.stdout}${list.stderr}`).not.toContain(token.slice(5, 20));
  await folder.remove();
}, 180_000);

test('refuses a key without a certificate with exit code 2', async () => {
  expect(await runProgram(['--test-mode'], { AUTH_TLS_KEY_FILE: '/nowhere/hunter2' })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'ibex-auth: the configuration is not valid\n  AUTH_TLS_CERT_FILE: is not set, and AUTH_TLS_KEY_FILE is; TLS takes both\n',
  });
});

describe('what it cannot use ends it, naming the variable', () => {
  let listener: Server | undefined;

  afterEach(() => {
    listener?.close();
  });

  test.each(['AUTH_GRPC_PORT', 'AUTH_HTTP_PORT'])('%s in use', async (variable) => {
    const port = await listen();
    expect(await runProgram([], { ...FREE_PORTS, LOG_LEVEL: 'error', [variable]: port })).toEqual({
      code: 2,
      stdout: '',
      stderr: `ibex-auth: the configuration is not valid\n  ${variable}: another program listens on this port; stop it or give another port\n`,
    });
  });

  test('an address of another machine', async () => {
    const { code, stderr } = await runProgram([], {
      ...FREE_PORTS,
      LOG_LEVEL: 'error',
      AUTH_HOST: '192.0.2.1',
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^ibex-auth: the configuration is not valid\n {2}AUTH_HOST: .+\n$/);
  });

  test('a database nobody listens for', async () => {
    const port = await listen();
    listener?.close();
    expect(await runProgram([], { ...QUIET, DATABASE_URL: databaseUrl(port) })).toEqual({
      code: 1,
      stdout: '',
      stderr: unreachable('nothing listens at its host and port (ECONNREFUSED)'),
    });
  });

  test('a database that never answers', async () => {
    const port = await listen();
    const environment = { DATABASE_URL: databaseUrl(port), DATABASE_TIMEOUT_SECONDS: '0.2' };
    expect(await runProgram([], { ...QUIET, ...environment })).toEqual({
      code: 1,
      stdout: '',
      stderr: unreachable('no answer in DATABASE_TIMEOUT_SECONDS (TIMEOUT)'),
    });
  });

  test('a data folder that cannot be made', async () => {
    expect(await runProgram([], { ...FREE_PORTS, AUTH_DATA_DIR: '/proc/nowhere' })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'ibex-auth: the configuration is not valid\n  AUTH_DATA_DIR: the database cannot be used: the folder cannot be made (ENOENT)\n',
    });
  });

  test('a data folder that is a file', async () => {
    expect(await runProgram([], { ...FREE_PORTS, AUTH_DATA_DIR: PROGRAM })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'ibex-auth: the configuration is not valid\n  AUTH_DATA_DIR: the database cannot be used: it is no folder (EEXIST)\n',
    });
  });

  function listen(): Promise<string> {
    return new Promise((resolve) => {
      listener = createServer().listen(0, '127.0.0.1', () => {
        const address = listener?.address();
        resolve(typeof address === 'object' && address ? String(address.port) : '');
      });
    });
  }
});

async function createTokenByCommand(
  environment: Readonly<Record<string, string>>,
  org: string,
): Promise<string> {
  const args = ['tokens', 'create', '--org', org, '--user', org, '--json'];
  const { code, stdout, stderr } = await runProgram(args, environment);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (JSON.parse(stdout) as { token: string }).token;
}

const TOKEN = /ibex_[\w-]{43}/g;
const FREE_PORTS = { AUTH_GRPC_PORT: '0', AUTH_HTTP_PORT: '0' };
const QUIET = { ...FREE_PORTS, LOG_LEVEL: 'fatal' };

function databaseUrl(port: string): string {
  return `postgresql://ibex:hunter2@127.0.0.1:${port}/ibex`;
}

function unreachable(reason: string): string {
  return `ibex-auth: DATABASE_URL: the database cannot be used: ${reason}\n`;
}
