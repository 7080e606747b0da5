import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../bin/ibex-proxy.js', import.meta.url));

/** Runs the program; nothing of this process' environment reaches it. */
function run(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: environment });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const closed = once(child, 'close').then(([code, signal]: (number | string | null)[]) => ({
    code,
    signal,
  }));
  return { child, output, closed };
}

describe('ibex-proxy', () => {
  it('says in one line of JSON that it is ready, logs no secret, and stops with 0 on SIGTERM', async () => {
    const program = run(['--test-mode'], { UPSTREAM_API_KEY: 'upstream-secret', LOG_LEVEL: 'trace' });
    await expect.poll(() => program.output.stdout, { timeout: 10_000 }).toMatch(/\n$/);
    const ready = JSON.parse(program.output.stdout) as {
      http: string;
      seeds: { tokens: Record<string, string>; agentId: string };
    };
    expect(ready).toEqual({
      event: 'ready',
      service: 'proxy',
      http: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
      auth: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
      upstream: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
      rateLimit: 'in-process',
      seeds: {
        orgId: expect.any(String) as string,
        userId: expect.any(String) as string,
        agentId: expect.any(String) as string,
        tokens: {
          valid: expect.any(String) as string,
          expired: expect.any(String) as string,
          revoked: expect.any(String) as string,
        },
      },
    });

    const send = async (token: string | undefined, body: string, path = '/v1/chat/completions') => {
      const headers = { authorization: `Bearer ${token ?? ''}`, 'content-type': 'application/json' };
      const response = await fetch(ready.http + path, { method: 'POST', headers, body });
      return [response.status, await response.text()] as const;
    };
    const { valid, revoked } = ready.seeds.tokens;
    const prompt = '{"messages":[{"content":"prompt-secret"}]}';
    const answers = [
      await send(valid, prompt),
      await send(revoked, prompt),
      await send(valid, '{"prompt-secret": '),
      await send(valid, prompt, '/v1/nothing?key=query-secret'),
    ];
    expect(answers.map(([status]) => status)).toEqual([200, 401, 400, 404]);

    program.child.kill('SIGTERM');
    expect(await program.closed).toEqual({ code: 0, signal: null });
    expect(program.output.stdout.split('\n')).toHaveLength(2);
    const said = program.output.stderr + answers.map(([, body]) => body).join('\n');
    for (const secret of [valid, revoked, 'upstream-secret', 'prompt-secret', 'query-secret']) {
      expect(said).not.toContain(secret);
    }
  });

  it('takes IBEX_TEST_MODE=1 for --test-mode', async () => {
    const program = run([], { IBEX_TEST_MODE: '1' });
    await expect.poll(() => program.output.stdout, { timeout: 10_000 }).toMatch(/"event":"ready".*\n$/);
    program.child.kill('SIGINT');
    expect(await program.closed).toEqual({ code: 0, signal: null });
  });

  it('exits 2 naming every address that is missing outside test mode', async () => {
    const program = run([]);
    expect(await program.closed).toEqual({ code: 2, signal: null });
    expect(program.output.stderr).toContain('AUTH_ADDRESS: is not set; ');
    expect(program.output.stderr).toContain('UPSTREAM_URL: is not set; ');
    expect(program.output.stdout).toBe('');
  });

  it.each([
    ['REDIS_URL', 'http://the-secret'],
    ['UPSTREAM_URL', 'the-secret'],
    ['PROXY_PORT', 'the-secret'],
    ['PROXY_HOST', 'the-secret.invalid'],
    ['LOG_LEVEL', 'the-secret'],
  ])('exits 2 naming %s where it is wrong, without its value', async (variable, value) => {
    const program = run(['--test-mode'], { [variable]: value });
    expect(await program.closed).toEqual({ code: 2, signal: null });
    expect(program.output.stderr).toContain(`${variable}: `);
    expect(program.output.stderr).not.toContain('the-secret');
    expect(program.output.stdout).toBe('');
  });

  it('exits 2 where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const program = run(['--test-mode'], { PROXY_PORT: String(port) });
    expect(await program.closed).toEqual({ code: 2, signal: null });
    expect(program.output.stderr).toContain('PROXY_PORT: another program');
    other.close();
  });

  it('starts and stays up where Redis is down', async () => {
    const program = run(['--test-mode'], { REDIS_URL: 'redis://127.0.0.1:1' });
    await expect.poll(() => program.output.stdout, { timeout: 10_000 }).toMatch(/"rateLimit":"redis".*\n$/);
    const { http, seeds } = JSON.parse(program.output.stdout) as {
      http: string;
      seeds: { tokens: { valid: string } };
    };
    const headers = { authorization: `Bearer ${seeds.tokens.valid}` };
    expect((await fetch(`${http}/v1/models`, { headers })).status).toBe(200);
    expect((await fetch(`${http}/readyz`)).status).toBe(200);
    program.child.kill('SIGTERM');
    expect(await program.closed).toEqual({ code: 0, signal: null });
  });
});
