import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

import {
  EXPOSITION_PROFILES,
  generateExposition,
  type GeneratedExpositionOptions,
} from './generate-exposition.js';
import { CHECK_METRICS, PROMTOOL } from './exposition-programs.js';
import { temporaryExposition } from './temporary-exposition.js';

describe('generateExposition', () => {
  it.each([1, 13, 14, 15, 2500])('has exactly the %i series that were asked for', (series) => {
    expect(sampleLines({ series })).toHaveLength(series);
  });

  it('is the same text for the same options, and another for another seed', () => {
    expect(textOf({ series: 3000, seed: 5 })).toBe(textOf({ series: 3000, seed: 5 }));
    expect(textOf({ series: 3000, seed: 6 })).not.toBe(textOf({ series: 3000, seed: 5 }));
  });

  it('comes in blocks of whole lines, far smaller than all of it', () => {
    const blocks = [...generateExposition({ series: 30_000 })];
    expect(blocks.every((block) => block.endsWith('\n'))).toBe(true);
    expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThan(100_000);
  });

  it('has no series twice', () => {
    const series = sampleLines({ series: 30_000 }).map((line) => line.slice(0, line.lastIndexOf(' ')));
    expect(new Set(series).size).toBe(30_000);
  });

  it('has about a hundred bytes a line, so that 300,000 series are more than 30 MB', () => {
    expect(Buffer.byteLength(textOf({ series: 30_000 })) / 30_000).toBeGreaterThan(100);
  });

  it('mixes all types, escapes and characters beyond ASCII', () => {
    const text = textOf({ series: 60_000 });
    expect(new Set([...text.matchAll(/^# TYPE \S+ (\w+)$/gm)].map(([, type]) => type))).toEqual(
      new Set(['counter', 'gauge', 'histogram', 'summary']),
    );
    expect(text).toContain(String.raw`C:\\Program Files`);
    expect(text).toContain(String.raw`\"limit\"`);
    expect(text).toContain('東京');
  });

  it('gives histograms alone where those are wanted', () => {
    const text = textOf({ series: 1400, profile: 'histograms' });
    expect(text.match(/le="\+Inf"/g)).toHaveLength(100);
  });
});

describe.each(EXPOSITION_PROFILES)('an exposition of the profile %s', (profile) => {
  it('has no fault for either linter', async ({ skip }) => {
    const exposition = await temporaryExposition({ series: 30_000, profile });
    try {
      const ours = CHECK_METRICS.command(exposition.path);
      expect(await execa(ours.file, ours.args, { reject: false })).toMatchObject({ exitCode: 0, stderr: '' });
      const theirs = PROMTOOL.command(exposition.path);
      const ended = await execa(theirs.file, theirs.args, { reject: false, inputFile: exposition.path });
      if (ended.code === 'ENOENT') skip('promtool is not installed');
      expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    } finally {
      exposition.remove();
    }
  });
});

function textOf(options: GeneratedExpositionOptions): string {
  return [...generateExposition(options)].join('');
}

function sampleLines(options: GeneratedExpositionOptions): string[] {
  return textOf(options)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}
