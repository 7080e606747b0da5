import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { ProcessGroup } from './process-group.js';

/** Runs a line of the shell in a group of its own, once it has written a line. */
async function started(line: string): Promise<{ pid: number; output: string }> {
  const child = spawn('/bin/sh', ['-c', line], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = (await once(child.stdout, 'data')) as [Buffer];
  return { pid: child.pid ?? 0, output: output.toString() };
}

function stateOf(pid: number): string | undefined {
  try {
    return /\) (\w)/.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

describe('a group of processes', () => {
  it('ends when it is asked to', async () => {
    const { pid, output } = await started('sleep 60 & echo $!; wait');
    const group = new ProcessGroup(pid);
    expect(group.isAlive()).toBe(true);
    const begin = performance.now();
    await group.stop();
    expect(performance.now() - begin).toBeLessThan(2000);
    expect(group.isAlive()).toBe(false);
    expect([undefined, 'Z']).toContain(stateOf(Number(output)));
  });

  it('is killed where one of it does not end in time', async () => {
    const { pid } = await started(`(trap '' TERM; echo deaf; while true; do sleep 0.05; done) & wait`);
    const group = new ProcessGroup(pid, 200);
    const begin = performance.now();
    await Promise.all([group.stop(), group.stop()]);
    expect(performance.now() - begin).toBeGreaterThan(190);
    expect(group.isAlive()).toBe(false);
  });

  it('is gone where its processes have ended, though nobody asked how', async () => {
    // The parent of the group never asks, as the first process of many containers.
    const { pid, output } = await started('setsid sh -c "exec sleep 0.1" & echo $!; exec sleep 60');
    const unasked = Number(output);
    await expect.poll(() => stateOf(unasked)).toBe('Z');
    expect(process.kill(-unasked, 0), 'to the system it is still there').toBe(true);
    expect(new ProcessGroup(unasked).isAlive()).toBe(false);
    await new ProcessGroup(pid).stop();
  });

  it('is killed with a process that ends without having stopped it', async () => {
    const url = new URL('process-group.js', import.meta.url);
    const program = `
      import { spawn } from 'node:child_process';
      import { ProcessGroup } from '${url.href.replace('/src/', '/dist/')}';
      const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
      new ProcessGroup(child.pid);
      console.log(child.pid);
      process.exit(0);`;
    const pid = Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program]).toString());
    await expect.poll(() => stateOf(pid) ?? 'Z').toBe('Z');
  });
});
