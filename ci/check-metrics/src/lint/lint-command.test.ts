import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { checkMetrics, type Run, type RunOptions, shell } from '../testing/run-program.js';

const ESCAPE = '\u001b';
const CLEAN = '# HELP up Whether it runs\n# TYPE up gauge\nup 1\n';
const WARNED = `${CLEAN}# HELP users Users seen\n# TYPE users gauge\nusers{id="3f2504e0-4f89-41d3-9a0c-0305e82c3301"} 1\n`;
const NEGATIVE = '# HELP a_total Things\n# TYPE a_total counter\na_total -1\n';
const BROKEN = `${CLEAN}up{a="b"} 5,3\n`;

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'lint-command-'));
  mkdirSync(join(directory, 'sub'));
  const files = {
    'clean.prom': CLEAN,
    'warned.prom': WARNED,
    'negative.prom': NEGATIVE,
    'broken.prom': BROKEN,
    'badName.prom': '# HELP badName Things\n# TYPE badName gauge\nbadName 1\n',
    'empty.prom': '',
    'scrape.om': '# HELP up Whether it runs\n# TYPE up unknown\nup 1\n# EOF\n',
    'sub/clean.prom': CLEAN,
    'sub/[x].prom': CLEAN,
  };
  for (const [name, body] of Object.entries(files)) writeFileSync(join(directory, name), body);
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function lint(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return checkMetrics(['lint', ...args], { cwd: directory, ...options });
}

async function lintInShell(line: string, options: RunOptions = {}): Promise<Run> {
  return shell(line, { cwd: directory, ...options });
}

interface JsonResult {
  readonly input: string;
  readonly valid: boolean;
  readonly problems: readonly { readonly code: string; readonly severity: string }[];
  readonly error?: { readonly code: string };
}

function resultsOf({ stdout }: Run): JsonResult[] {
  return (JSON.parse(stdout) as { results: JsonResult[] }).results;
}

describe('check-metrics lint ends with 0', () => {
  it.each(['clean.prom', 'warned.prom', 'scrape.om', 'sub/clean.prom'])('on %s', async (file) => {
    const { code, stdout, stderr } = await lint([file]);
    expect(stdout.split('\n')[0]).toBe(`✓ ${file}`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('on --help, which tells the options, the exit codes and examples', async () => {
    const { code, stdout, stderr } = await lint(['--help']);
    expect(stdout).toContain('Usage: check-metrics lint [options] [file...]');
    expect(stdout).toContain('Exit codes: 0 no errors, 1 errors');
    expect(stdout).toContain('Examples:');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('check-metrics lint ends with 1', () => {
  it.each(['broken.prom', 'negative.prom', 'badName.prom', 'empty.prom'])('on %s', async (file) => {
    const { code, stdout, stderr } = await lint([file]);
    expect(stdout.split('\n')[0]).toBe(`✗ ${file}`);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  it('on more warnings than --max-warnings, in all inputs together', async () => {
    expect(await lint(['--max-warnings', '2', 'warned.prom', 'warned.prom'])).toMatchObject({ code: 0 });
    expect(await lint(['--max-warnings', '1', 'warned.prom', 'warned.prom'])).toMatchObject({
      code: 1,
      stderr: 'check-metrics: more warnings than the 1 that --max-warnings allows\n',
    });
  });

  it('on one bad input among good ones', async () => {
    const { code, stdout } = await lint(['clean.prom', 'broken.prom', 'sub/clean.prom']);
    expect(stdout.split('\n').filter((line) => /^[✓✗]/.test(line))).toEqual([
      '✓ clean.prom',
      '✗ broken.prom',
      '✓ sub/clean.prom',
      '✗ 1 of 3 inputs with errors',
    ]);
    expect(code).toBe(1);
  });
});

describe('check-metrics lint ends with 2', () => {
  it.each([
    { file: 'nowhere.prom', code: 'input/not-found' },
    { file: 'nowhere/*.prom', code: 'input/no-match' },
    { file: 'sub', code: 'input/is-directory' },
    { file: 'http://localhost:9090/metrics?name[]=up', code: 'input/not-found' },
  ])('on $file, which is $code, after linting the others', async ({ file, code: problem }) => {
    const { code, stdout, stderr } = await lint(['broken.prom', file, 'clean.prom']);
    expect(stdout).toContain(`✗ ${file} could not be read\n`);
    expect(stdout).toContain(`[${problem}]\n  fix `);
    expect(stdout).toContain('✗ broken.prom\n');
    expect(stdout).toContain('✓ clean.prom\n');
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
  });

  it.skipIf(process.getuid?.() === 0)(
    'on a file it may not read (not run by root, who may read everything)',
    async () => {
      writeFileSync(join(directory, 'secret.prom'), CLEAN);
      chmodSync(join(directory, 'secret.prom'), 0);
      const { code, stdout } = await lint(['secret.prom']);
      expect(stdout).toContain('may not be read (EACCES) [input/not-permitted]');
      expect(code).toBe(2);
    },
  );

  it.skipIf(!existsSync('/dev/full'))('where the output cannot be written (needs /dev/full)', async () => {
    const { code, stderr } = await lintInShell('check-metrics lint broken.prom > /dev/full');
    expect(stderr).toBe('check-metrics: the output cannot be written (ENOSPC)\n');
    expect(code).toBe(2);
  });

  it.each([
    [['--verbose'], "error: unknown option '--verbose'"],
    [
      ['--output', 'xml'],
      "option '-o, --output <kind>' argument 'xml' is invalid. Allowed choices are pretty",
    ],
    [['--format', 'yaml'], "option '--format <format>' argument 'yaml' is invalid. Allowed choices are auto"],
    [['--format', 'text', '--content-type', 'text/plain'], 'cannot be used with option'],
    [
      ['--content-type', 'text/html'],
      '"text/html" is neither the text format (text/plain; version=0.0.4) nor',
    ],
    [['--max-problems', '0'], "argument '0' is invalid. It must be a whole number above 0."],
    [['--max-line-bytes', '1.5'], "argument '1.5' is invalid. It must be a whole number above 0."],
    [['--max-warnings', 'none'], "argument 'none' is invalid. It must be a whole number of 0 or more."],
    [['--severity', 'lint/help'], 'must be <code>=off, <code>=warning or <code>=error'],
    [['--severity', 'syntax/*=off'], 'decides whether the body can be read, so it stays an error'],
    [['--severity', 'lint/hepl=off'], 'there is no code "lint/hepl"; there are lint/'],
    [['--severity', 'value/*=error', '--output', 'promtool'], '--severity mean nothing to promtool'],
    [['--max-warnings', '0', '--output', 'promtool'], '--max-warnings and --severity mean nothing'],
    [['-', '-'], 'standard input can be read only once'],
  ])('on the wrong command line %j, with a usage message on standard error', async (args, says) => {
    const { code, stdout, stderr } = await lint([...args, 'clean.prom']);
    expect(stderr).toContain(says);
    expect(stderr).toContain('Usage: check-metrics lint [options] [file...]');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('inputs', () => {
  it('is standard input where none is named', async () => {
    expect(resultsOf(await lint(['-o', 'json'], { input: CLEAN }))).toEqual([
      { input: '-', valid: true, problems: [] },
    ]);
  });

  it('may be several, standard input among them', async () => {
    const results = resultsOf(
      await lint(['-o', 'json', 'clean.prom', '-', 'broken.prom'], { input: NEGATIVE }),
    );
    expect(results.map(({ input, valid, problems }) => [input, valid, problems.length])).toEqual([
      ['clean.prom', true, 0],
      ['-', true, 1],
      ['broken.prom', false, expect.any(Number) as number],
    ]);
  });

  it('may be patterns, which are sorted and leave out what was named', async () => {
    const results = resultsOf(await lint(['-o', 'json', 'sub/clean.prom', '**/*c*.{prom,om}']));
    expect(results.map(({ input }) => input)).toEqual(['sub/clean.prom', 'clean.prom', 'scrape.om']);
  });

  it('may be a file whose name looks like a pattern', async () => {
    expect(resultsOf(await lint(['-o', 'json', 'sub/[x].prom']))).toMatchObject([{ input: 'sub/[x].prom' }]);
  });

  it.each([
    ['a pipe', 'cat broken.prom | check-metrics lint'],
    ['a pipe named by -', 'cat broken.prom | check-metrics lint -'],
    ['a redirected file', 'check-metrics lint < broken.prom'],
    ['a redirected file of which something was read', '{ head -c 0; check-metrics lint; } < broken.prom'],
  ])('shows the source of %s', async (_, line) => {
    const { code, stdout } = await lintInShell(line);
    expect(stdout).toContain('\nstdin:4:11 error ');
    expect(stdout).toContain('\n  4 | up{a="b"} 5,3\n    |           ^^^\n');
    expect(code).toBe(1);
  });

  it('counts lines of a redirected file from where it stands', async () => {
    // `read` of the shell takes exactly one line.
    const { stdout } = await lintInShell('{ read -r line; check-metrics lint; } < broken.prom');
    expect(stdout).toContain('\nstdin:3:11 error ');
    expect(stdout).toContain('\n  3 | up{a="b"} 5,3\n');
  });

  it.skipIf(process.platform === 'win32')('may be named pipes', async () => {
    execFileSync('mkfifo', [join(directory, 'pipe')]);
    const { code, stdout } = await lintInShell('cat broken.prom > pipe & check-metrics lint pipe');
    expect(stdout).toContain('\n  4 | up{a="b"} 5,3\n');
    expect(code).toBe(1);
  });

  it('of a pipe need no room for temporary files, and leave nothing there', async () => {
    const temporary = join(directory, 'temporary');
    mkdirSync(temporary);
    const input = `${BROKEN}${'# a comment of forty bytes or a bit more\n'.repeat(100_000)}`;
    const { stdout } = await lint([], { input, env: { TMPDIR: temporary } });
    expect(stdout).toContain('  4 | up{a="b"} 5,3\n');
    expect(readdirSync(temporary)).toEqual([]);
    const withoutRoom = await lint([], { input, env: { TMPDIR: join(directory, 'nowhere') } });
    expect(withoutRoom.stdout).toBe(stdout.replace(/^ +\d* \| .*\n/gm, ''));
  });

  it.skipIf(!existsSync('/usr/bin/script'))(
    'are asked for on a terminal (needs the program script)',
    async () => {
      const { stdout } = await lintInShell(
        `script --quiet --return --command 'check-metrics lint' /dev/null`,
      );
      expect(stdout).toContain('error: nothing to read: name a file, pipe something in, or give -');
      expect(stdout).toContain('Usage: check-metrics lint');
    },
  );

  it('may be directories or closed as standard input', async () => {
    expect(await lintInShell('check-metrics lint - < sub')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('✗ standard input could not be read\n  is a directory ') as string,
    });
    expect(await lintInShell('check-metrics lint - <&-')).toMatchObject({ code: 1, stderr: '' });
  });
});

describe('--format', () => {
  const openMetrics = '# HELP up Whether it runs\n# TYPE up unknown\nup 1\n# EOF\n';

  it.each([
    [['--format', 'openmetrics'], true],
    [['--content-type', 'application/openmetrics-text; version=1.0.0; charset=utf-8'], true],
    [['--content-type', 'text/plain; version=0.0.4'], false],
    [['--format', 'text'], false],
    [[], false],
  ])('with %j OpenMetrics is valid: %j', async (args, valid) => {
    expect(resultsOf(await lint(['-o', 'json', ...args], { input: openMetrics }))).toMatchObject([{ valid }]);
  });
});

describe('--severity', () => {
  it.each([
    [['--severity', 'value/*=error'], 'warned.prom', 1],
    [['--severity', 'value/*=off', '--max-warnings', '0'], 'warned.prom', 0],
    [['--severity', 'lint/*=warning'], 'badName.prom', 0],
    [['--severity', 'lint/*=off', '--severity', 'lint/camel-case=error'], 'badName.prom', 1],
    [['--severity', 'semantics/counter-negative=off'], 'negative.prom', 0],
  ])('%j makes %s end with %i', async (args, file, code) => {
    expect(await lint([...args, file])).toMatchObject({ code });
  });

  it('shows in the output', async () => {
    const [changed] = resultsOf(await lint(['-o', 'json', '--severity', 'lint/*=warning', 'badName.prom']));
    expect(changed?.problems.map(({ severity }) => severity)).toEqual(['warning']);
    const [off] = resultsOf(await lint(['-o', 'json', '--severity', 'lint/*=off', 'badName.prom']));
    expect(off?.problems).toEqual([]);
  });
});

describe('--quiet', () => {
  it('tells errors only, and of inputs without errors nothing', async () => {
    const { code, stdout } = await lint(['--quiet', 'clean.prom', 'warned.prom', 'broken.prom']);
    expect(stdout).toMatch(/^✗ broken\.prom\n/);
    expect(stdout).not.toContain('warned.prom');
    expect(code).toBe(1);
    expect(await lint(['--quiet', 'clean.prom', 'warned.prom'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('hides no warnings from --max-warnings', async () => {
    expect(await lint(['--quiet', '--max-warnings', '0', 'warned.prom'])).toMatchObject({ code: 1 });
  });

  it('leaves warnings out of JSON', async () => {
    expect(resultsOf(await lint(['--quiet', '-o', 'json', 'warned.prom']))).toMatchObject([{ problems: [] }]);
  });
});

describe('limits', () => {
  it('are on problems and on lines', async () => {
    const input = `${CLEAN}${'up x\n'.repeat(20)}up{a="${'b'.repeat(100)}"} 1\n`;
    const codes = async (...args: string[]): Promise<string[]> => {
      const results = resultsOf(await lint(['-o', 'json', ...args], { input }));
      return results.flatMap(({ problems }) => problems.map(({ code }) => code));
    };
    expect((await codes('--max-problems', '5')).slice(5)).toEqual(['limit/too-many-problems']);
    expect(await codes('--max-line-bytes', '50')).toContain('limit/line-too-long');
    expect(await codes()).not.toContain('limit/line-too-long');
  });
});

describe('--output pretty', () => {
  it('has a summary, and each problem with its place, source and fix', async () => {
    const { stdout } = await lint(['broken.prom']);
    expect(stdout).toBe(
      [
        '✗ broken.prom',
        '  1 family, 1 series, 1 error, no warnings; Prometheus stops in line 4: expected float as value, got "5,3"',
        'broken.prom:4:11 error up: sample value "5,3" is not a number [syntax/value-invalid]',
        '  4 | up{a="b"} 5,3',
        '    |           ^^^',
        '    fix write a decimal number, NaN, +Inf or -Inf',
        '',
      ].join('\n'),
    );
  });

  it('clips a long line around its problem', async () => {
    const { stdout } = await lint([], { input: `${CLEAN}up{a="${'b'.repeat(5000)}"} 5,3\n` });
    expect(stdout).toMatch(/\n {2}4 \| …b+"\} 5,3\n {4}\| {50,}\^\^\^\n/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThan(130);
  });

  it('has no control character of the input in it', async () => {
    const hostile = `${ESCAPE}]0;owned\u0007${ESCAPE}[2J\r\u009b31m\u202e\0`;
    writeFileSync(
      join(directory, `${hostile.replace('\0', '')}.prom`),
      `up{a="${hostile}"} 1\n${hostile} 1\n`,
    );
    const { stdout } = await lint(['*owned*', `${hostile.replace('\0', '')}.om`]);
    expect(stdout.match(/could not be read|\[syntax\//g)?.length).toBeGreaterThanOrEqual(2);
    expect(stdout).toContain(String.raw`| up{a="\u{1b}]0;owned\u{7}`);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it.each([
    [{ CI: 'true' }, false],
    [{ TERM: 'xterm-256color' }, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('in a pipe with %j has colours: %j', async (env, coloured) => {
    expect((await lint(['broken.prom'], { env })).stdout.includes(ESCAPE)).toBe(coloured);
  });

  it.skipIf(!existsSync('/usr/bin/script'))(
    'has colours on a terminal (needs the program script)',
    async () => {
      const line = `script --quiet --return --command 'check-metrics lint broken.prom' /dev/null`;
      const { stdout } = await lintInShell(line, { env: { TERM: 'xterm-256color' } });
      expect(stdout).toContain(`${ESCAPE}[31m^^^`);
    },
  );
});

describe('--output json', () => {
  it('is exactly a list of results, each with input, valid and problems', async () => {
    const { stdout, code } = await lint(['-o', 'json', 'clean.prom', 'negative.prom', 'nowhere.prom']);
    expect(JSON.parse(stdout)).toEqual({
      results: [
        { input: 'clean.prom', valid: true, problems: [] },
        {
          input: 'negative.prom',
          valid: true,
          problems: [
            {
              code: 'semantics/counter-negative',
              severity: 'error',
              line: 3,
              column: 9,
              endColumn: 11,
              metric: 'a_total',
              message: expect.any(String) as string,
              fix: expect.any(String) as string,
            },
          ],
        },
        {
          input: 'nowhere.prom',
          valid: false,
          problems: [],
          error: {
            code: 'input/not-found',
            message: 'there is no such file',
            fix: 'correct the path; it is relative to the working directory',
          },
        },
      ],
    });
    expect(code).toBe(2);
  });

  it('has the cardinality with --extended', async () => {
    const { stdout } = await lint(['-o', 'json', '--extended', 'warned.prom']);
    expect(JSON.parse(stdout)).toMatchObject({
      results: [
        {
          input: 'warned.prom',
          cardinality: [
            { metric: 'up', series: 1, percentage: 50, labels: [] },
            { metric: 'users', series: 1, percentage: 50, labels: [{ name: 'id', values: 1 }] },
          ],
        },
      ],
    });
  });

  it('is complete where it is large, and sent into a pipe', async () => {
    const input = 'up x\n'.repeat(50_000);
    const { stdout } = await lintInShell('check-metrics lint -o json --max-problems 50000 | cat', { input });
    expect(stdout.length).toBeGreaterThan(5_000_000);
    expect((JSON.parse(stdout) as { results: JsonResult[] }).results[0]?.problems.length).toBeGreaterThan(
      49_999,
    );
  });

  it('is JSON also for no input that can be read', async () => {
    expect(resultsOf(await lint(['-o', 'json', 'x*']))).toMatchObject([
      { input: 'x*', valid: false, problems: [], error: { code: 'input/no-match' } },
    ]);
  });
});

describe('--output promtool', () => {
  it.each([
    [['clean.prom'], 0, ''],
    [['negative.prom'], 0, ''],
    [['badName.prom'], 3, "badName metric names should be written in 'snake_case' not 'camelCase'\n"],
    [
      ['broken.prom'],
      1,
      'error while linting: text format parsing error in line 4: expected float as value, got "5,3"\n',
    ],
    [['nowhere.prom'], 1, 'check-metrics: nowhere.prom: there is no such file [input/not-found]\n'],
  ])('on %j ends with %i and says it on standard error', async (files, code, stderr) => {
    expect(await lint(['--output', 'promtool', ...files])).toEqual({ code, stdout: '', stderr });
  });

  it.each([
    [['clean.prom', 'badName.prom'], 3],
    [['badName.prom', 'broken.prom', 'clean.prom'], 1],
  ])('on %j ends with the worst, %i', async (files, code) => {
    expect(await lint(['--output', 'promtool', ...files])).toMatchObject({ code });
  });

  it('has the table on standard output with --extended', async () => {
    const { stdout, stderr, code } = await lint(['-o', 'promtool', '--extended', 'clean.prom']);
    expect(stdout).toBe(
      [
        'Metric    Cardinality    Percentage    ',
        'up        1              100.00%       ',
        'Total     1              100%          ',
        '',
      ].join('\n'),
    );
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });
});

describe('--extended', () => {
  it('has a table after the problems', async () => {
    const { stdout } = await lint(['--extended', 'warned.prom']);
    expect(stdout).toContain(
      [
        '  Metric  Cardinality  Percentage  Label values',
        '  up                1      50.00%',
        '  users             1      50.00%  id 1',
        '  Total             2        100%',
        '',
      ].join('\n'),
    );
  });
});

describe('the output', () => {
  it.each(['pretty', 'json', 'promtool'])(
    '%s may be cut off by its reader without complaint',
    async (kind) => {
      // More than a pipe holds, so that the program is still writing when its reader leaves.
      const input = Array.from({ length: 2000 }, (_, i) => `aB${String(i)} 1\n`).join('');
      const line = `{ check-metrics lint -o ${kind} 2>&1; echo "ended with $?" >&2; } | head -1`;
      const { stdout, stderr } = await lintInShell(line, { input });
      expect(stdout.split('\n')).toHaveLength(2);
      expect(stderr).toBe(`ended with ${kind === 'promtool' ? '3' : '1'}\n`);
    },
  );
});

describe('bad input', () => {
  it.each([
    ['NULs', Buffer.alloc(100_000)],
    ['random bytes', Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256))],
    ['half a character at the end', Buffer.from([...Buffer.from('up{a="'), 0xf0, 0x9f])],
    ['UTF-16', Buffer.from(`\ufeff${CLEAN}`, 'utf16le')],
    ['a line of ten megabytes', Buffer.alloc(10_000_000, 'a')],
    ['a hundred thousand labels', Buffer.from(`up{${'a="b",'.repeat(100_000)}} 1\n`)],
  ])('%s are findings', async (_, input) => {
    for (const kind of ['pretty', 'json']) {
      const { code, stdout, stderr } = await lint(['-o', kind], { input });
      expect(stdout).toContain(kind === 'json' ? '"valid":false' : 'error');
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    }
  });
});

describe('check-metrics check', () => {
  it('is what check-metrics does without a command', async () => {
    const alone = await checkMetrics(['nonsense']);
    expect(await checkMetrics(['check', 'nonsense'])).toEqual(alone);
    expect(alone).toMatchObject({ code: 2 });
  });

  it('has its own options after its name', async () => {
    const { stdout } = await checkMetrics(['check', '--max-bytes', '3', '-'], { input: CLEAN });
    expect(stdout).toContain('standard input has more than 3 bytes');
  });
});
