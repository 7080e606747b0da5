import { describe, expect, it } from 'vitest';

import { UsageError } from '../command-line/usage-error.js';
import { parseOutputs } from './output-kinds.js';

describe('what is asked for with --output', () => {
  it.each([
    [[], [{ kind: 'pretty' }]],
    [['json'], [{ kind: 'json' }]],
    [['sarif=out/a=b.sarif'], [{ kind: 'sarif', file: 'out/a=b.sarif' }]],
    [
      ['pretty', 'junit=a.xml', 'junit=b.xml', 'github=c'],
      [
        { kind: 'pretty' },
        { kind: 'junit', file: 'a.xml' },
        { kind: 'junit', file: 'b.xml' },
        { kind: 'github', file: 'c' },
      ],
    ],
  ])('%j is %j', (texts, outputs) => {
    expect(parseOutputs(texts)).toEqual(outputs);
  });

  it.each([
    [
      ['yaml'],
      '--output "yaml": there is no "yaml"; there are pretty, json, markdown, sarif, junit, github, promtool',
    ],
    [
      ['toString=x'],
      '--output "toString=x": there is no "toString"; there are pretty, json, markdown, sarif, junit, github, promtool',
    ],
    [['json='], '--output "json=" names no file; give json=<file>, or json alone for standard output'],
    [
      ['pretty', 'json'],
      '--output: pretty and json would both go to standard output; give one of them a file, as in json=<file>',
    ],
    [
      ['json=out/a', 'sarif=out/../out/a'],
      '--output: json and sarif would both be written to out/../out/a; give each a file of its own',
    ],
  ])('%j is refused, saying what to do', (texts, message) => {
    expect(() => parseOutputs(texts)).toThrow(new UsageError(message));
  });
});
