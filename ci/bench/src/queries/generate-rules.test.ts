import { describe, expect, it } from 'vitest';

import { generateDashboards, generateLargeDashboard } from './generate-dashboards.js';
import { generateRules } from './generate-rules.js';

const OPTIONS = { expressions: 600, files: 4, seed: 1 };

describe('generated rule files', () => {
  const text = generateRules(OPTIONS)
    .map((file) => file.text)
    .join('');

  it('have as many expressions as were asked for, each another', () => {
    const expressions = text.match(/^ *"?expr"?: (?:[|>].*\n(?: +.*\n)+?(?= *(?:- )?"?\w+"?:|$)|.*)/gm) ?? [];
    expect(expressions).toHaveLength(600);
    expect(new Set(expressions).size).toBe(600);
  });

  it('are the same for the same seed only', () => {
    expect(generateRules(OPTIONS)).toEqual(generateRules(OPTIONS));
    expect(generateRules({ ...OPTIONS, seed: 2 })).not.toEqual(generateRules(OPTIONS));
  });

  it.each([/expr: \w/, /expr: '/, /expr: \|/, /expr: >-/, /"expr": \|/, /^ *# /m, /description: >-/])(
    'have %s',
    (form) => {
      expect(text).toMatch(form);
    },
  );
});

describe('generated dashboards', () => {
  it('have as many expressions as were asked for', () => {
    const texts = generateDashboards(OPTIONS).map(({ text }) => text);
    expect(texts.join('').match(/"expr":/g)).toHaveLength(600);
    for (const text of texts) expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it('may be about as large as was asked for', () => {
    const { length } = generateLargeDashboard(2_000_000, 1).text;
    expect(length).toBeGreaterThan(1_800_000);
    expect(length).toBeLessThan(2_500_000);
  });
});
