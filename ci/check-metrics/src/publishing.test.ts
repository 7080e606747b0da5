import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, it } from 'vitest';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

let files: readonly string[];

beforeAll(() => {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: PACKAGE,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const packed = JSON.parse(output) as
    { files: { path: string }[] }[] | Record<string, { files: { path: string }[] }>;
  files = Object.values(packed).flatMap((entry) => entry.files.map(({ path }) => path));
}, 60_000);

describe('the package', () => {
  it.each([
    'LICENSE',
    'README.md',
    'action/check.sh',
    'bin/check-metrics.js',
    'dist/config/define-config.d.ts',
    'dist/config/define-config.js',
    'dist/index.d.ts',
    'dist/index.js',
    'dist/page/page.css',
    'dist/page/page.js',
    'dist/program/main.js',
    'schemas/cardinality.schema.json',
    'schemas/catalog.schema.json',
    'schemas/config.schema.json',
    'schemas/diff.schema.json',
    'schemas/report.schema.json',
  ])('has %s', (file) => {
    expect(files).toContain(file);
  });

  it('has nothing that only the build needs', () => {
    expect(files.filter((file) => file.endsWith('.tsbuildinfo'))).toEqual([]);
  });

  it('has no test, and nothing that only tests use', () => {
    expect(files.filter((file) => /\.test\.|testing\//.test(file))).toEqual([]);
  });
});
