import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { CatalogError, counter, defineCatalog, enumeration } from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { isInstalled } from '@ibex/test-programs';
import ibexMetrics from 'eslint-plugin-ibex-metrics';
import { Linter } from 'eslint';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';

import { REPOSITORY } from './seeded-repository.js';

/** A fenced block of a Markdown file. */
interface Block {
  readonly language: string;
  readonly text: string;
}

let readme: string;
let blocks: Block[];

beforeAll(async () => {
  readme = await readFile(join(REPOSITORY, 'README.md'), 'utf8');
  blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
});

describe('README.md', () => {
  it.runIf(isInstalled('promtool'))(
    'shows what the commands print',
    async () => {
      const consoles = blocks.filter(({ language }) => language === 'console');
      expect(consoles.length).toBeGreaterThanOrEqual(2);
      for (const { text } of consoles) {
        const [prompt = '', ...printed] = text.split('\n');
        const command = prompt.replace(/^\$ /, '');
        expect(comparable(await outputOf(command))).toEqual(comparable(printed.join('\n')));
      }
    },
    180_000,
  );

  it('shows how a definition is refused', () => {
    const define = () =>
      defineCatalog({
        prefix: 'shop',
        services: ['checkout'],
        metrics: [
          counter('shop_checkout_payments_total', {
            help: 'Payments by outcome',
            // eslint-disable-next-line ibex-metrics/no-high-cardinality-labels -- the definition must be refused
            labels: { user_id: enumeration(['1', '2']) },
          }),
        ],
      });
    expect(define).toThrow(CatalogError);
    expect(define).toThrow(blocks.find(({ text }) => text.startsWith('the metric catalog'))?.text.trimEnd());
  });

  it('shows what the editor says', () => {
    const index = blocks.findIndex(({ text }) => text.includes("from 'prom-client'"));
    const messages = new Linter({ configType: 'flat' }).verify(blocks[index]?.text ?? '', [
      {
        plugins: { 'ibex-metrics': ibexMetrics },
        rules: ibexMetrics.configs.recommended.rules,
        settings: { 'ibex-metrics': { catalog: ibexCatalog, metricsPackage: 'packages/metrics' } },
      },
    ]);
    const lines = messages.map(
      ({ line, column, message, ruleId }) => `${String(line)}:${String(column)} ${message} [${ruleId ?? ''}]`,
    );
    expect(`${lines.join('\n')}\n`).toBe(blocks[index + 1]?.text);
  });

  it('links to files that are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((target) => !existsSync(join(REPOSITORY, target)))).toEqual([]);
  });

  it('names the two commands that do everything, and CI runs both', async () => {
    const commands = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text.trim());
    expect(commands).toEqual(['npm ci && npm run gate', 'npm ci && npm test']);
    const ci = await readFile(join(REPOSITORY, '.ci/run'), 'utf8');
    for (const command of ['npm ci', 'npm test', 'npm run gate', 'npm run lint']) {
      // The command itself, not the heading that is printed before it.
      expect(ci).toMatch(new RegExp(`^ *(?:step '[^']+' )?${command}\\b`, 'm'));
    }
  });
});

/** What a command prints; of the gate, what it printed just now, where CI has run it already. */
async function outputOf(command: string): Promise<string> {
  const recorded = process.env['IBEX_GATE_OUTPUT'];
  if (command === 'npm run --silent gate' && recorded !== undefined) {
    // Less what npm says itself where it is not silent.
    return (await readFile(recorded, 'utf8')).replaceAll(/^> .*\n|^\n(?=> )/gm, '').trimStart();
  }
  const { stdout } = await execa({ shell: 'bash', cwd: REPOSITORY, reject: false })`${command}`;
  return stdout;
}

/** The lines of an output without what differs from run to run: ports, figures, times, and widths that follow them. */
function comparable(output: string): string[] {
  return output
    .trimEnd()
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/\d+(?:\.\d+)?/g, 'N')
        .replaceAll(/ +/g, ' ')
        .replaceAll(/─+/g, '─'),
    );
}
