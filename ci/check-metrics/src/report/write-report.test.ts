import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';

import picocolors from 'picocolors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Report } from './report.js';
import type { ReportContext } from './report-context.js';
import { writeReport } from './write-report.js';

const CLEAN: Report = { sections: [{ kind: 'target', name: 'checkout', findings: [] }] };
const BAD: Report = {
  sections: [
    {
      kind: 'target',
      name: 'checkout',
      findings: [{ code: 'metric/missing', severity: 'error', message: 'is missing' }],
    },
  ],
};

let cwd: string;
let context: ReportContext;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'write-report-'));
  context = { colors: picocolors.createColors(true), cwd, root: cwd };
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

/** Standard output and error of a slow reader, and what was written to them. */
function streams(): { stdout: Writable; stderr: Writable; written: { stdout: string; stderr: string } } {
  const written = { stdout: '', stderr: '' };
  const into = (name: keyof typeof written): Writable =>
    new Writable({
      highWaterMark: 1,
      write: (chunk: Buffer, _encoding, done) => {
        written[name] += chunk.toString();
        setImmediate(done);
      },
    });
  return { stdout: into('stdout'), stderr: into('stderr'), written };
}

function read(file: string): string {
  return readFileSync(join(cwd, file), 'utf8');
}

describe('writeReport', () => {
  it('writes every kind, to a file or to standard output', async () => {
    const { written, ...out } = streams();
    const outputs = (['json', 'sarif', 'junit', 'github', 'promtool'] as const).map((kind) => ({
      kind,
      file: `deep/down/report.${kind}`,
    }));
    expect(await writeReport(BAD, [{ kind: 'pretty' }, ...outputs], context, out)).toBe(1);
    expect(written.stdout).toContain('is missing');
    expect(written.stderr).toBe('');
    expect(read('deep/down/report.json')).toMatch(/^\{\n {2}"version": 1,/);
    expect(read('deep/down/report.sarif')).toContain('sarif-2.1.0');
    expect(read('deep/down/report.junit')).toMatch(/^<\?xml .*<\/testsuites>\n$/s);
    expect(read('deep/down/report.github')).toMatch(/^::error /);
    expect(read('deep/down/report.promtool')).toBe('checkout is missing\n');
    // And no temporary files.
    expect(readdirSync(join(cwd, 'deep/down'))).toHaveLength(5);
  });

  it('is complete when it returns, however slow the reader is', async () => {
    const { written, ...out } = streams();
    const findings = Array.from({ length: 5000 }, (_, index) => ({
      code: 'metric/missing',
      severity: 'warning' as const,
      message: `is missing ${String(index)}`,
    }));
    const report: Report = { sections: [{ kind: 'target', name: 'checkout', findings }] };
    expect(await writeReport(report, [{ kind: 'pretty' }], context, out)).toBe(0);
    expect(written.stdout).toContain('is missing 4999');
    expect(written.stdout).toMatch(/✓ passed: 1 target, no errors, 5000 warnings\S*\n$/);
  });

  it('has colours for standard output only', async () => {
    const { written, ...out } = streams();
    await writeReport(BAD, [{ kind: 'pretty' }, { kind: 'pretty', file: 'a.txt' }], context, out);
    const escape = '\u001b';
    expect(written.stdout).toContain(escape);
    expect(read('a.txt')).not.toContain(escape);
  });

  it('replaces a file as a whole, also one that a link names', async () => {
    const { written, ...out } = streams();
    writeFileSync(join(cwd, 'real.txt'), 'before\n'.repeat(1000));
    symlinkSync('real.txt', join(cwd, 'link.txt'));
    expect(await writeReport(BAD, [{ kind: 'promtool', file: 'link.txt' }], context, out)).toBe(1);
    expect(written.stderr).toBe('');
    expect(read('real.txt')).toBe('checkout is missing\n');
    expect(readdirSync(cwd)).toEqual(['link.txt', 'real.txt']);
  });

  // A pipe stands for every device: who is root could replace a real one.
  it.skipIf(process.platform === 'win32')('leaves what is no file what it is (needs mkfifo)', async () => {
    const { written, ...out } = streams();
    const pipe = join(cwd, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = openSync(pipe, 'r+');
    try {
      expect(await writeReport(BAD, [{ kind: 'promtool', file: 'pipe' }], context, out)).toBe(1);
      expect(written.stderr).toBe('');
      expect(statSync(pipe).isFIFO()).toBe(true);
      const buffer = Buffer.alloc(100);
      expect(buffer.toString('utf8', 0, readSync(reader, buffer))).toBe('checkout is missing\n');
    } finally {
      closeSync(reader);
    }
  });

  it.skipIf(process.platform !== 'linux')('writes to where a link of /proc leads (needs /proc)', async () => {
    const { written, ...out } = streams();
    // As /dev/stdout may be: it leads to what is there, but not by any path.
    const opened = openSync(join(cwd, 'unlinked'), 'w+');
    try {
      rmSync(join(cwd, 'unlinked'));
      symlinkSync(`/proc/self/fd/${String(opened)}`, join(cwd, 'link'));
      expect(await writeReport(BAD, [{ kind: 'promtool', file: 'link' }], context, out)).toBe(1);
      expect(written.stderr).toBe('');
      expect(lstatSync(join(cwd, 'link')).isSymbolicLink()).toBe(true);
      const buffer = Buffer.alloc(100);
      expect(buffer.toString('utf8', 0, readSync(opened, buffer, 0, 100, 0))).toBe('checkout is missing\n');
    } finally {
      closeSync(opened);
    }
  });
});

describe('a file that cannot be written', () => {
  it.each([
    ['a directory', 'directory', 'directory is not written: it is a directory; give a file in it'],
    ['below a file', 'file/a.json', /file\/a\.json is not written: what should be its directory is a file/],
    ['named to do harm', 'file/\u001b[2J', /^check-metrics: file\/\\u\{1b\}\[2J is not written: /],
  ])('is told, and keeps no other from being written: %s', async (_, file, message) => {
    const { written, ...out } = streams();
    mkdirSync(join(cwd, 'directory'));
    writeFileSync(join(cwd, 'file'), '');
    const outputs = [
      { kind: 'json' as const, file },
      { kind: 'promtool' as const, file: 'good.txt' },
      { kind: 'pretty' as const },
    ];
    expect(await writeReport(CLEAN, outputs, context, out)).toBe(2);
    expect(written.stderr).toMatch(message);
    expect(written.stderr.split('\n')).toHaveLength(2);
    expect(written.stdout).toContain('✓ passed');
    expect(existsSync(join(cwd, 'good.txt'))).toBe(true);
    expect(readdirSync(cwd).sort()).toEqual(['directory', 'file', 'good.txt']);
  });

  it.skipIf(process.getuid?.() === 0)(
    'is told where it is not permitted (not for root, who may write everything)',
    async () => {
      const { written, ...out } = streams();
      chmodSync(cwd, 0o555);
      expect(await writeReport(CLEAN, [{ kind: 'json', file: 'a.json' }], context, out)).toBe(2);
      expect(written.stderr).toContain('a.json is not written: it may not be written (EACCES)');
      chmodSync(cwd, 0o755);
    },
  );
});
