import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { IBEX_FOLDER } from '../testing/run-program.js';
import { LoopbackServers } from '../testing/loopback.js';
import { runFleetCommand } from './fleet-command-run.js';

let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
  vi.spyOn(process, 'cwd').mockReturnValue(IBEX_FOLDER);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await servers.close();
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends a run at once, with %i and without a report', async (signal, exitCode) => {
  const write = vi.spyOn(process.stdout, 'write');
  let asked: () => void = () => undefined;
  const question = new Promise<void>((resolve) => (asked = resolve));
  // It never answers.
  const url = await servers.http(() => {
    asked();
  });
  const running = runFleetCommand({ prometheus: url.href });
  await question;
  const begin = performance.now();
  process.emit(signal, signal);
  expect(await running).toBe(exitCode);
  expect(performance.now() - begin).toBeLessThan(1000);
  expect(write).not.toHaveBeenCalled();
  expect(await servers.connectionsLeft()).toBe(0);
});

it('refuses to write a baseline without being told where', async () => {
  await expect(runFleetCommand({ prometheus: 'http://127.0.0.1:9', writeBaseline: true })).rejects.toThrow(
    '--write-baseline needs to know where: give --baseline <file> as well',
  );
});
