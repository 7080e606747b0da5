import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { startProgress } from './progress.js';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

beforeEach(() => {
  vi.stubEnv('TERM', 'xterm');
  vi.stubEnv('CI', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Whatever is shown of two scrapes with an exercise, on a terminal or elsewhere. */
async function shown({ isTTY = false, scrapes = 2, isQuiet = false }): Promise<string> {
  const nothing = () => true;
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns: 80,
    cursorTo: nothing,
    moveCursor: nothing,
    clearLine: nothing,
  }) as unknown as NodeJS.WriteStream & PassThrough;
  const progress = await startProgress({ scrapes, isQuiet, stream });
  progress.show({ kind: 'scrape', number: 1, of: scrapes });
  progress.show({ kind: 'exercise' });
  progress.show({ kind: 'scrape', number: 2, of: scrapes });
  progress.end();
  return String(stream.read() ?? '');
}

describe('the progress of several scrapes', () => {
  it('is lines where nobody looks', async () => {
    expect(await shown({})).toBe('scrape 1 of 2\nrunning the exercise command\nscrape 2 of 2\n');
  });

  it.each([
    ['TERM', 'dumb'],
    ['CI', 'true'],
  ])('is lines with %s=%s, where a spinner would not turn', async (name, value) => {
    vi.stubEnv(name, value);
    expect(await shown({ isTTY: true })).toBe('scrape 1 of 2\nrunning the exercise command\nscrape 2 of 2\n');
  });

  it('is a spinner on a terminal, which has its cursor again at the end', async () => {
    const text = await shown({ isTTY: true });
    expect(stripVTControlCharacters(text)).toMatch(
      /scrape 1 of 2.*running the exercise command.*scrape 2 of 2/,
    );
    expect(text).toContain(HIDE_CURSOR);
    expect(text.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(text.lastIndexOf(HIDE_CURSOR));
  });

  it.each([{ scrapes: 1 }, { isQuiet: true }, { scrapes: 1, isTTY: true }, { isQuiet: true, isTTY: true }])(
    'is nothing with %o',
    async (options) => {
      expect(await shown(options)).toBe('');
    },
  );
});
