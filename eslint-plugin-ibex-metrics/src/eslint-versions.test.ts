import { Linter } from 'eslint';
import { Linter as Linter9 } from 'eslint-v9';
import { describe, expect, it } from 'vitest';

import plugin from './index.js';
import { type CodeSample, codeSamples, configFor } from './testing/code-samples.js';

// Not JSX in JavaScript: the scopes that ESLint 9 gives with its own parser have no reference of `<Counter />`, so what
// is to be found of it is not.
const samples = (await codeSamples()).map(({ files, ...sample }) => ({
  ...sample,
  files: files.filter(({ file }) => !file.endsWith('.jsx')),
}));

describe('ESLint 9 and ESLint 10', { timeout: 60_000 }, () => {
  it('are the two that are compared', () => {
    expect([Linter9, Linter].map(({ version }) => version.split('.')[0])).toEqual(['9', '10']);
  });

  it.each(samples)('find the same in $name', (sample) => {
    expect(findings(Linter9, sample)).toEqual(findings(Linter, sample));
  });

  it('find something of every rule in them', () => {
    const rules = new Set(samples.flatMap((sample) => findings(Linter, sample)).map(({ ruleId }) => ruleId));
    expect([...rules]).toEqual(
      expect.arrayContaining(Object.keys(plugin.rules).map((name) => `ibex-metrics/${name}`)),
    );
  });
});

function findings(version: typeof Linter | typeof Linter9, sample: CodeSample) {
  // The two declare the same methods with types of their own, of which TypeScript can call no union.
  const linter = new (version as typeof Linter)({ cwd: '/repo' });
  const config = configFor(sample);
  return sample.files.flatMap(({ file, text }) =>
    linter.verify(text, config, file).map((message) => {
      if (message.fatal) throw new Error(`${file}: ${message.message}`);
      // Only version 9 tells the type of the node.
      return { file, ...message, nodeType: undefined };
    }),
  );
}
