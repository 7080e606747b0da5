import { expect, it } from 'vitest';

import { parseCommand } from '../testing/parse-command.js';
import { type CardinalityCommandOptions, defineCardinality } from './cardinality-command.js';

async function parsed(...args: readonly string[]): Promise<CardinalityCommandOptions | undefined> {
  return parseCommand(defineCardinality, args);
}

it('needs no option, and writes for people', async () => {
  expect(await parsed()).toEqual({ output: 'pretty', config: undefined });
});

it('takes a target, a time in milliseconds and a kind of output', async () => {
  expect(await parsed('--target', 'http://a', '--timeout', '2m', '-o', 'json')).toMatchObject({
    target: 'http://a',
    timeout: 120_000,
    output: 'json',
  });
});

it.each([
  ['--timeout', '0'],
  ['--max-bytes', 'many'],
  ['--output', 'sarif'],
  ['--no-such-option'],
  ['a-target'],
])('refuses %s %s', async (...args) => {
  await expect(parsed(...args)).rejects.toThrow(/^error: /);
});
