import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { allOurRules } from '../lint-configs/all-our-rules.js';
import { coreBans } from '../lint-configs/core-bans.js';
import { typescriptFiles } from '../lint-configs/typescript-files.js';
import { generateCodebase } from './generate-codebase.js';
import type { SourceFile } from './source-file.js';

describe('generateCodebase', () => {
  const large = generateCodebase({ files: 1400 }).filter(isTypescript);

  it('writes the same for the same seed, and something else for another', () => {
    expect(generateCodebase({ files: 1400 }).filter(isTypescript)).toEqual(large);
    expect(generateCodebase({ files: 1400, seed: 2 }).filter(isTypescript)).not.toEqual(large);
  });

  it('is as large as was asked for, in files with paths of their own', () => {
    expect(large).toHaveLength(1400);
    expect(new Set(large.map(({ path }) => path)).size).toBe(1400);
  });

  it('has the lines of a large codebase, in files of the usual size', () => {
    const lines = large
      .filter(({ path }) => path.startsWith('src/modules/'))
      .map(({ text }) => text.split('\n').length);
    expect(sum(lines)).toBeGreaterThan(150_000);
    expect(Math.min(...lines)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...lines)).toBeLessThanOrEqual(400);
  });

  it('records metrics in about one file of 25', () => {
    const share = large.filter(({ text }) => text.includes('metrics.record.')).length / large.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.05);
  });

  it('has much that only looks like metrics', () => {
    const text = large.map((file) => file.text).join('');
    for (const lookAlike of [
      /\.set\(/,
      /\bapp\.register\(/,
      /\{\.\.\.register\(/,
      /route: req\.originalUrl/,
      /user_id: actor\.userId/,
      /new Map/,
      /\.remove\(/,
      /observer\.observe\(/,
      /\blabels, series\b/,
    ]) {
      expect(text).toMatch(lookAlike);
    }
  });
});

describe('the first files of every kind, and all that record metrics', () => {
  const files = firstOfEachKind(generateCodebase({ files: 400 }).filter(isTypescript));

  it('are a few dozen', () => {
    expect(files.length).toBeGreaterThan(30);
  });

  it.each([
    ['our rules', allOurRules],
    ['the bans of the core', [coreBans]],
  ])('parse and give no findings with %s', (_name, rules) => {
    const linter = new Linter();
    const found = files.flatMap(({ path, text }) =>
      linter.verify(text, [...typescriptFiles, ...rules], path).map(({ message }) => `${path}: ${message}`),
    );
    expect(found).toEqual([]);
  });

  it('would give findings if they did what the rules are about', () => {
    const linter = new Linter();
    const text = `import { Counter } from 'prom-client';\nnew Counter({ name: 'a', help: 'a', labelNames: ['user_id'] });\n`;
    expect(linter.verify(text, [...typescriptFiles, ...allOurRules], 'src/a.ts')).not.toEqual([]);
  });
});

function isTypescript({ path }: SourceFile): boolean {
  return /\.tsx?$/.test(path);
}

/** By what stands after the module's name; two of each, all with metrics, and all that belong to no module. */
function firstOfEachKind(files: readonly SourceFile[]): SourceFile[] {
  const counts = new Map<string, number>();
  return files.filter(({ path, text }) => {
    const kind = path.replace(/^src\/modules\/([^/]+)\/\1/, '');
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return count < 2 || text.includes('metrics.record.');
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
