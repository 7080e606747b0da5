import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

import plugin from './index.js';
import { type CodeSample, codeSamples, configFor } from './testing/code-samples.js';
import { installedProgram } from './testing/installed-program.js';

const folder = mkdtempSync(path.join(tmpdir(), 'ibex-metrics-oxlint-'));
const oxlint = installedProgram('oxlint', 'oxlint');
// It knows no configuration of rules in comments.
const samples = (await codeSamples()).map(({ files, ...sample }) => ({
  ...sample,
  files: files.filter(({ text }) => !/\/\*\s*eslint\s/.test(text)),
}));
const missing = whyOxlintIsMissing();
if (missing !== undefined) {
  const reason = `oxlint does not run here, so nothing is compared with it: ${missing}`;
  if (process.env['CI'] === 'true') throw new Error(reason);
  console.warn(reason);
}

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.skipIf(missing !== undefined)('oxlint', { timeout: 60_000 }, () => {
  it.each(samples)('finds in $name what ESLint finds', (sample) => {
    const expected = foundByEslint(sample);
    expect(expected).not.toEqual([]);
    expect(foundByOxlint(sample)).toEqual(expected);
  });

  it('takes the exemptions of ESLint and its own', () => {
    const text = [
      '// eslint-disable-next-line ibex-metrics/no-url-route-label -- a static server',
      'requests.inc({ route: req.url });',
      '// oxlint-disable-next-line ibex-metrics/no-url-route-label -- a static server',
      'requests.inc({ route: req.url });',
      'requests.inc({ route: req.url });',
    ].join('\n');
    expect(foundByOxlint({ name: 'exemptions', files: [{ file: 'a.ts', text }], settings: {} })).toEqual([
      { file: 'a.ts', ruleId: 'ibex-metrics/no-url-route-label', line: 5, column: 23 },
    ]);
  });

  it('is configured as its page says', () => {
    const page = readFileSync(path.join(import.meta.dirname, '..', 'docs', 'oxlint.md'), 'utf8');
    const config = JSON.parse(/^```json\n(.*?)^```$/ms.exec(page)?.[1] ?? '') as { rules: object };
    expect(config.rules).toEqual(plugin.configs.recommended.rules);
    const text = 'requests.inc({ user_id: user.id });';
    expect(
      foundByOxlint({ name: 'the page', files: [{ file: 'a.ts', text }], settings: {} }, config),
    ).toMatchObject([{ ruleId: 'ibex-metrics/no-high-cardinality-labels' }]);
  });

  it('tells of malformed settings', () => {
    const [finding] = foundByOxlint({
      name: 'malformed settings',
      files: [{ file: 'a.ts', text: 'export {};' }],
      settings: { 'ibex-metrics': { metricsPackage: 1 } },
    });
    expect(finding).toMatchObject({ file: 'a.ts', line: 1, column: 1 });
  });
});

interface Finding {
  readonly file: string;
  readonly ruleId: string;
  readonly line: number;
  readonly column: number;
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly code?: string;
    readonly message: string;
    readonly labels: readonly { readonly span: { readonly offset: number } }[];
  }[];
}

function foundByOxlint({ name, files, settings }: CodeSample, ownConfig: object = {}): Finding[] {
  const project = path.join(folder, name);
  const config = {
    rules: plugin.configs.recommended.rules,
    settings,
    ...ownConfig,
    categories: { correctness: 'off' },
    jsPlugins: [path.join(import.meta.dirname, '..', 'dist', 'index.js')],
  };
  for (const { file, text } of [{ file: '.oxlintrc.json', text: JSON.stringify(config) }, ...files]) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
  }
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const { diagnostics } = JSON.parse(runOxlint(['--format=json', '.'], project)) as OxlintReport;
  return diagnostics
    .map(({ code, filename, labels, message }) => {
      const rule = /^ibex-metrics\((.+)\)$/.exec(code ?? '')?.[1];
      const text = texts.get(filename);
      if (rule === undefined || text === undefined) throw new Error(`${filename}: ${message}`);
      const position = positionOf(labels[0]?.span.offset ?? 0, text);
      return { file: filename, ruleId: `ibex-metrics/${rule}`, ...position };
    })
    .toSorted(inOrder);
}

function foundByEslint(sample: CodeSample): Finding[] {
  const linter = new Linter({ cwd: '/repo' });
  const config: Linter.Config[] = [
    // Its own report of directives that suppress nothing is no finding of ours.
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    ...configFor(sample),
  ];
  return sample.files
    .flatMap(({ file, text }) =>
      linter.verify(text, config, file).map(({ ruleId, line, column, message }) => {
        if (ruleId === null) throw new Error(`${file}: ${message}`);
        return { file, ruleId, line, column };
      }),
    )
    .filter(({ ruleId }) => ruleId !== SILENT_IN_OXLINT)
    .toSorted(inOrder);
}

/** It needs the directives of a file, which oxlint does not tell in ESLint's way. */
const SILENT_IN_OXLINT = 'ibex-metrics/exemption-ledger';

/** Where a byte is, of which oxlint counts all. */
function positionOf(offset: number, text: string): Pick<Finding, 'line' | 'column'> {
  const lines = Buffer.from(text).subarray(0, offset).toString().split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function inOrder(a: Finding, b: Finding): number {
  const keys = [a, b].map(({ file, line, column, ruleId }) => [file, line, column, ruleId].join(' '));
  return (keys[0] ?? '').localeCompare(keys[1] ?? '');
}

function whyOxlintIsMissing(): string | undefined {
  try {
    runOxlint(['--version'], folder);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function runOxlint(args: readonly string[], cwd: string): string {
  const { stdout, stderr, error } = spawnSync(process.execPath, [oxlint, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  if (stdout === '') throw new Error(stderr);
  return stdout;
}
