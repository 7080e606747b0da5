import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { pack } from './testing/install-packed.js';
import { installedProgram } from './testing/installed-program.js';

const repository = path.join(import.meta.dirname, '..', '..');
const attw = installedProgram('@arethetypeswrong/cli', 'attw');
const folder = mkdtempSync(path.join(tmpdir(), 'ibex-metrics-packed-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(['eslint-plugin-ibex-metrics', 'packages/catalog', 'packages/exposition'])(
  'the tarball of %s',
  (packageFolder) => {
    let tarball: string;

    beforeAll(() => {
      tarball = pack(path.join(repository, packageFolder), folder);
    });

    it('has a manifest that publint finds nothing in', async () => {
      const { messages, pkg } = await publint({
        pack: { tarball: Uint8Array.from(readFileSync(tarball)).buffer },
        strict: true,
      });
      expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
    });

    it('has types that TypeScript resolves as Node.js does the code', () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [attw, tarball, ...ATTW_OPTIONS], {
        encoding: 'utf8',
      });
      expect(status, stdout + stderr).toBe(0);
    });
  },
);

const ATTW_OPTIONS = [
  // Not the resolution of TypeScript before 4.7, which knows no `exports`: no Node.js that we support works so.
  '--profile=node16',
  // From CommonJS an ES module is what is meant: Node.js takes it in `require` from 20.19 on, the first we support.
  '--ignore-rules=cjs-resolves-to-esm',
  '--format=ascii',
  '--no-color',
  '--no-emoji',
];
