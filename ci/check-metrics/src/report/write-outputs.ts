import { resolve } from 'node:path';

import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';

import { EXIT_CODES } from '../command-line/exit-codes.js';
import { inBlocks } from '../lint/promtool/text-blocks.js';
import type { Output } from './output-kinds.js';
import { printable } from './printable.js';

/** Where what does not go to a file is written. */
export interface OutputStreams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** What is written, and how the program ends. */
export interface WrittenResult<Kind extends string> {
  /** The text of a form, in pieces. */
  readonly piecesOf: (kind: Kind, colors: Colors) => Promise<Iterable<string>>;
  readonly exitCode: number;
  /** Of picocolors, for standard output; what goes to a file has none. */
  readonly colors: Colors;
  /** The working directory, an absolute path. */
  readonly cwd: string;
  /** By default those of the process. */
  readonly streams?: OutputStreams;
}

/**
 * Writes a result in every form asked for: files first, then standard output. A file that cannot be written is told on
 * standard error, and keeps none of the others from being written.
 *
 * @param outputs - as `outputsOf` reads them
 * @returns the exit code: that of the result, or 2 where a file could not be written
 */
export async function writeOutputs<Kind extends string>(
  outputs: readonly Output<Kind>[],
  { piecesOf, exitCode, colors, cwd, streams = process }: WrittenResult<Kind>,
): Promise<number> {
  let worst = exitCode;
  for (const { kind, file } of outputs) {
    if (file === undefined) continue;
    const { writeFileWhole } = await import('./write-file.js');
    const reason = await writeFileWhole(resolve(cwd, file), inBlocks(await piecesOf(kind, PLAIN)));
    if (reason === undefined) continue;
    await written(streams.stderr, `check-metrics: ${printable(file)} is not written: ${reason}\n`);
    worst = EXIT_CODES.couldNotCheck;
  }
  for (const { kind, file } of outputs) {
    if (file !== undefined) continue;
    for (const block of inBlocks(await piecesOf(kind, colors))) await written(streams.stdout, block);
  }
  return worst;
}

const PLAIN = picocolors.createColors(false);

/** Waits until it is written, or cannot be: what is to be done about that is decided where the program begins. */
async function written(stream: NodeJS.WritableStream, text: string): Promise<void> {
  await new Promise<void>((done) => {
    stream.write(text, () => {
      done();
    });
  });
}
