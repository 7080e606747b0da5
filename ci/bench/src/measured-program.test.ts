import { describe, expect, it } from 'vitest';

import { measureProgram } from './measured-program.js';

// What is measured is the machine's affair; that it is measured at all, and of which process, is ours.
describe('measureProgram', () => {
  it('tells the CPU time of a program that works', async () => {
    const { duration } = await runNode('const end = Date.now() + 300; while (Date.now() < end);');
    expect(duration.wall).toBeGreaterThan(0.3);
    expect(duration.cpu).toBeGreaterThan(0.1);
  });

  it('tells little CPU time of a program that waits', async () => {
    const { duration } = await runNode('setTimeout(() => undefined, 800)');
    expect(duration.wall).toBeGreaterThan(0.8);
    expect(duration.cpu).toBeLessThan(duration.wall);
  });

  it('tells the most memory it had, also if it gave it back', async () => {
    const { peakMemory } = await runNode(
      'let held = Buffer.alloc(200e6, 1); setTimeout(() => { held = undefined; gc(); }, 50); setTimeout(() => 0, 200);',
    );
    expect(peakMemory).toBeGreaterThan(200e6);
    expect(peakMemory).toBeLessThan(400e6);
  });

  it('tells of what the program starts as well', async () => {
    const { peakMemory } = await measureProgram({
      file: 'sh',
      args: ['-c', `true; ${process.execPath} -e "Buffer.alloc(150e6, 1); setTimeout(() => 0, 200)"; true`],
    });
    expect(peakMemory).toBeGreaterThan(150e6);
  });

  it('gives the file as standard input, and what came out', async () => {
    const { stdout, stderr, exitCode } = await measureProgram({
      file: process.execPath,
      args: ['--eval', 'process.stdin.pipe(process.stdout); process.stderr.write("!"); process.exitCode = 3'],
      input: import.meta.filename,
    });
    expect(stdout).toContain('gives the file as standard input');
    expect({ stderr, exitCode }).toEqual({ stderr: '!', exitCode: 3 });
  });

  it('fails where there is no such program', async () => {
    await expect(measureProgram({ file: 'no-such-program', args: [] })).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

function runNode(script: string) {
  return measureProgram({ file: process.execPath, args: ['--expose-gc', '--eval', script] });
}
