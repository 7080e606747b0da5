import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { expect, it } from 'vitest';

import { installedProgram } from './testing/installed-program.js';

it('has the rule list in the README and the head of each page as `npm run docs:rules` writes them', () => {
  const generator = installedProgram('eslint-doc-generator', 'eslint-doc-generator');
  const { status, stdout, stderr } = spawnSync(process.execPath, [generator, '--check'], {
    cwd: path.join(import.meta.dirname, '..'),
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(status, stdout + stderr).toBe(0);
});
