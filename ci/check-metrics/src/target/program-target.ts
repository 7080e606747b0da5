import { basename } from 'node:path';

import type { ProgramTarget } from './target.js';

/** How long a program may take until it answers, in milliseconds. */
export const DEFAULT_START_TIMEOUT = 30_000;

/** What may be said of a program beside its command. */
export type ProgramOptions = Partial<Omit<ProgramTarget, 'kind' | 'label' | 'command'>>;

/**
 * A program that is started to be checked.
 *
 * @param command - for the shell
 */
export function programTarget(command: string, options: ProgramOptions = {}): ProgramTarget {
  return {
    directory: process.cwd(),
    environment: {},
    startTimeout: DEFAULT_START_TIMEOUT,
    ...options,
    kind: 'program',
    command,
    label: labelOf(command),
  };
}

/** The name of the program alone: what stands around it may be secrets. */
function labelOf(command: string): string {
  const rest = command.replace(VARIABLES, '');
  const [, path = ''] = /^(?:(?:exec|env)\s+)?([\w./+-]+)(?=\s|$)/.exec(rest) ?? [];
  return basename(path) || 'started program';
}

/** `NAME=value` before a command, in as far as it is plain what is value and what is command. */
const VARIABLES = /^\s*(?:[A-Za-z_]\w*=(?:'[^']*'|"[^"\\$`]*"|[\w./:@%+,-])*\s+)*/;
