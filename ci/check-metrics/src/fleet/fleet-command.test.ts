import { expect, it } from 'vitest';

import { parseCommand } from '../testing/parse-command.js';
import { defineFleet, type FleetCommandOptions } from './fleet-command.js';

async function parsed(...args: readonly string[]): Promise<FleetCommandOptions | undefined> {
  return parseCommand(defineFleet, args);
}

it('asks for a server, and for a time in milliseconds', async () => {
  expect(await parsed('--prometheus', 'http://server')).toEqual({ prometheus: 'http://server' });
  expect(await parsed('--prometheus', 'http://server', '--timeout', '2m')).toMatchObject({
    timeout: 120_000,
  });
  await expect(parsed()).rejects.toThrow("required option '--prometheus <url>' not specified");
});

it('takes several jobs, labels and outputs', async () => {
  expect(
    await parsed(
      '--prometheus=a',
      '--job',
      'b',
      '--job=c',
      '--allow-label',
      'd',
      '-o',
      'json',
      '-o',
      'pretty',
    ),
  ).toMatchObject({ job: ['b', 'c'], allowLabel: ['d'], output: ['json', 'pretty'] });
});

it.each([['--timeout', '0'], ['--max-bytes', 'many'], ['--no-such-option'], ['a-target']])(
  'refuses %s %s',
  async (...args) => {
    await expect(parsed('--prometheus=a', ...args)).rejects.toThrow(/^error: /);
  },
);
