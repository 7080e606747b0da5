import { existsSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type TemporaryCodebase, temporaryCodebase } from './temporary-codebase.js';

describe('temporaryCodebase', () => {
  let codebase: TemporaryCodebase;

  beforeAll(async () => {
    codebase = await temporaryCodebase({ files: 60 });
  });

  afterAll(() => {
    codebase.remove();
    expect(existsSync(codebase.path)).toBe(false);
  });

  it('has no type errors, and all its files belong to its project', () => {
    const { config } = ts.readConfigFile(join(codebase.path, 'tsconfig.json'), (path) =>
      ts.sys.readFile(path),
    ) as {
      config: unknown;
    };
    const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, codebase.path);
    expect(fileNames).toHaveLength(60);
    const program = ts.createProgram(fileNames, options);
    // Not the whole program: the declarations of the DOM are large, and not ours.
    const errors = fileNames.flatMap((fileName) => {
      const file = program.getSourceFile(fileName);
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    });
    expect(errors.map(describeError)).toEqual([]);
  }, 120_000);
});

function describeError({ file, messageText }: ts.Diagnostic): string {
  return `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}
