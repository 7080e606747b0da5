import { describe, expect, it } from 'vitest';

import { startProgram } from './running-program.js';

const node = (
  script: string,
  isReady: (output: string) => boolean = (output) => output.includes('ready'),
) => ({
  name: 'example',
  path: process.execPath,
  args: ['-e', script],
  isReady,
});

describe('startProgram', () => {
  it('waits until the program is ready and stops it', async () => {
    const program = await startProgram(node('console.log("ready"); setInterval(() => {}, 1000)'));
    await program.stop();
    expect(await program.ended).toMatchObject({ signal: 'SIGTERM' });
    expect(() => process.kill(program.pid, 0)).toThrow('ESRCH');
  });

  it('says what a program wrote that ended early', async () => {
    await expect(startProgram(node('console.error("no such host"); process.exit(3)'))).rejects.toThrow(
      /example ended with exit code 3; it wrote:\n\s+no such host/,
    );
  });

  it('ends a program that never gets ready', async () => {
    const started = startProgram({ ...node('setInterval(() => {}, 1000)'), readyWithin: 200 });
    await expect(started).rejects.toThrow('example was not ready within 0.2 s and wrote nothing');
  });

  it('forces a program that does not want to end', async () => {
    const program = await startProgram(
      node('process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1000)'),
    );
    await program.stop();
    expect(await program.ended).toMatchObject({ signal: 'SIGKILL' });
  });

  it('gives up when it is told to', async () => {
    const controller = new AbortController();
    const started = startProgram({ ...node('setInterval(() => {}, 1000)'), cancelSignal: controller.signal });
    controller.abort(new Error('interrupted'));
    await expect(started).rejects.toThrow('interrupted');
  });
});
