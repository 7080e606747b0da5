import { resolve } from 'node:path';

import { UsageError } from '../command-line/usage-error.js';

/** For whom a report is written: a person, a program, a comment, a code host, a CI server, a workflow, who knows promtool. */
export const OUTPUT_KINDS = ['pretty', 'json', 'markdown', 'sarif', 'junit', 'github', 'promtool'] as const;

export type ReportOutputKind = (typeof OUTPUT_KINDS)[number];

/** A form of the report, and where it goes. */
export interface Output<Kind extends string = ReportOutputKind> {
  readonly kind: Kind;
  /** As given, relative to the working directory; absent for standard output. */
  readonly file?: string;
}

/**
 * Reads what was given as `--output KIND[=FILE]`, which may be repeated.
 *
 * @param texts - none at all means `pretty`
 * @throws {@link UsageError} for a kind that does not exist, and for two outputs that go to one place
 */
export function parseOutputs(texts: readonly string[]): readonly Output[] {
  return outputsOf(OUTPUT_KINDS, texts);
}

/**
 * The same for a command that has other kinds of outputs.
 *
 * @param kinds - `pretty` among them
 */
export function outputsOf<Kind extends string>(
  kinds: readonly Kind[],
  texts: readonly string[],
): readonly Output<Kind>[] {
  const outputs = (texts.length === 0 ? ['pretty'] : texts).map((text) => parseOutput(kinds, text));
  const places = new Map<string, string>();
  for (const { kind, file } of outputs) {
    const place = file === undefined ? '' : resolve(file);
    const other = places.get(place);
    if (other !== undefined) throw placedTwice(other, kind, file);
    places.set(place, kind);
  }
  return outputs;
}

function parseOutput<Kind extends string>(kinds: readonly Kind[], text: string): Output<Kind> {
  const separator = text.indexOf('=');
  const name = separator === -1 ? text : text.slice(0, separator);
  const kind = kinds.find((known) => known === name);
  if (kind === undefined) {
    throw new UsageError(`--output "${text}": there is no "${name}"; there are ${kinds.join(', ')}`);
  }
  if (separator === -1) return { kind };
  const file = text.slice(separator + 1);
  if (file === '') {
    throw new UsageError(
      `--output "${text}" names no file; give ${kind}=<file>, or ${kind} alone for standard output`,
    );
  }
  return { kind, file };
}

function placedTwice(one: string, other: string, file: string | undefined): UsageError {
  return new UsageError(
    file === undefined
      ? `--output: ${one} and ${other} would both go to standard output; give one of them a file, as in ${other}=<file>`
      : `--output: ${one} and ${other} would both be written to ${file}; give each a file of its own`,
  );
}
