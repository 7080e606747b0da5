import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import asc from 'assemblyscript/asc';

const SOURCE = new URL('plain-lines.ts', import.meta.url);
const GENERATED = new URL('../src/generated/plain-lines-kernel.ts', import.meta.url);

/**
 * Compiles the kernel to WebAssembly, and that to a TypeScript module, which needs no file beside it when it is loaded.
 *
 * @returns {Promise<string>} the text of the module
 */
export async function compileKernel() {
  const source = await readFile(SOURCE, 'utf8');
  let binary;
  const { error, stderr } = await asc.main(
    'plain-lines.ts -o plain-lines.wasm -O3 --converge --runtime stub --noAssert --enable simd --initialMemory 6'.split(
      ' ',
    ),
    {
      readFile: (name) => (name === 'plain-lines.ts' ? source : null),
      writeFile: (_, contents) => (binary = contents),
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`the kernel does not compile: ${stderr.toString()}`, { cause: error });
  const lines = Buffer.from(binary)
    .toString('base64')
    .match(/.{1,100}/g);
  return [
    '/** Generated from kernel/plain-lines.ts by `npm run build:kernel`: WebAssembly, in base64. */',
    'export const PLAIN_LINES_KERNEL =',
    ...lines.map((line, index) => `  '${line}'${index === lines.length - 1 ? ';' : ' +'}`),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(GENERATED, await compileKernel());
