import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { exemptionPlaces } from './exemption-places.js';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'exemption-places-'));
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function placesOf(text: string, reasons: readonly string[]): Promise<string[]> {
  const file = join(directory, 'config');
  await writeFile(file, text);
  const placeOf = exemptionPlaces(
    file,
    reasons.map((reason) => ({ code: '*', reason })),
  );
  return reasons.map((_, index) => {
    const { line, column } = placeOf(index);
    return `${String(line)}:${String(column)}`;
  });
}

describe('an exemption is found', () => {
  it.each([
    ['in JSON', '{ "exemptions": [\n{ "reason": "a" },\n{ "reason": "b" } ] }', ['a', 'b'], ['2:13', '3:13']],
    ['in JavaScript', "export default { exemptions: [\n{ reason: 'a' }] }", ['a'], ['2:11']],
    ['behind escapes', "[{ reason: 'it\\'s \\u0061\\\n' }]", ["it's a"], ['1:12']],
    ['past the same text elsewhere', "const a = 'a'; // reason: 'a'\n[{ reason: 'a' }]", ['a'], ['2:12']],
    ['where its reason is a constant', "const WHY = 'a';\n[{ reason: WHY }]", ['a'], ['1:13']],
    ['each of two with one reason', "[{ reason: 'a' },\n { reason: 'a' }]", ['a', 'a'], ['1:12', '2:12']],
    ['at the beginning where its reason is put together', "[{ reason: 'a' + 'b' }]", ['ab'], ['1:1']],
  ])('%s', async (_, text, reasons, places) => {
    expect(await placesOf(text, reasons)).toEqual(places);
  });

  it('at the beginning of a file that is no more', () => {
    const file = join(directory, 'nowhere.js');
    expect(exemptionPlaces(file, [{ code: '*', reason: 'a' }])(0)).toEqual({ file, line: 1, column: 1 });
  });
});
