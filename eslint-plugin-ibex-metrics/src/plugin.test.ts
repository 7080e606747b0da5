import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';

import { docsUrl } from './create-rule.js';
import plugin from './index.js';

const root = path.join(import.meta.dirname, '..');
const ruleNames = Object.keys(plugin.rules);

describe('the plugin', () => {
  it('tells its name, its version and its namespace', () => {
    const { name, version } = JSON.parse(
      readFileSync(path.join(root, 'package.json'), 'utf8'),
    ) as typeof plugin.meta;
    expect(plugin.meta).toEqual({ name, version, namespace: 'ibex-metrics' });
  });

  it('has a rule, a test and a page for each name, in alphabetical order', () => {
    const files = readdirSync(path.join(root, 'src', 'rules'));
    const pages = readdirSync(path.join(root, 'docs', 'rules'));
    expect(ruleNames).toEqual(ruleNames.toSorted());
    expect(files.filter((file) => !file.endsWith('.test.ts'))).toEqual(ruleNames.map((name) => `${name}.ts`));
    expect(files).toEqual(expect.arrayContaining(ruleNames.map((name) => `${name}.test.ts`)));
    expect(pages).toEqual(ruleNames.map((name) => `${name}.md`));
  });

  it('lists each rule, and what it is for, in the README', () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| \[`(.+?)`\]\((.+?)\) +\| (.+?) +\|/gm)].map((row) => row.slice(1));
    expect(rows).toEqual(
      Object.entries(plugin.rules).map(([name, { meta }]) => [
        `ibex-metrics/${name}`,
        `docs/rules/${name}.md`,
        meta?.docs?.description,
      ]),
    );
  });

  it('turns on every recommended rule in `recommended`, and no other', () => {
    const recommended = Object.entries(plugin.rules).filter(([, { meta }]) => meta?.docs?.recommended);
    expect(plugin.configs.recommended.rules).toEqual(
      Object.fromEntries(recommended.map(([name]) => [`ibex-metrics/${name}`, 'error'])),
    );
  });

  it('is the plugin that its configuration names, so that both can be used together', () => {
    expect(plugin.configs.recommended.plugins['ibex-metrics']).toBe(plugin);
    expect(() =>
      defineConfig([
        { plugins: { 'ibex-metrics': plugin }, extends: ['ibex-metrics/recommended'] },
        plugin.configs.recommended,
      ]),
    ).not.toThrow();
  });
});

describe.each(Object.entries(plugin.rules))('%s', (name, { meta }) => {
  const page = readFileSync(path.join(root, 'docs', 'rules', `${name}.md`), 'utf8');

  it('leads to its page, which says the same of it', () => {
    expect(meta?.docs?.url).toBe(docsUrl(name));
    expect(page.split('\n', 3)).toEqual([`# ibex-metrics/${name}`, '', `${meta?.docs?.description ?? ''}.`]);
  });

  it('describes every option, in its schema and on its page', () => {
    const schema = meta?.schema as readonly {
      description: string;
      properties: Record<string, { description: string }>;
    }[];
    expect(meta?.defaultOptions).toHaveLength(schema.length);
    for (const { description, properties, ...rest } of schema) {
      expect(description).not.toBe('');
      expect(rest).toMatchObject({ type: 'object', additionalProperties: false });
      for (const [option, { description: of }] of Object.entries(properties)) {
        expect(of).not.toBe('');
        expect(page).toContain(`### \`${option}\``);
      }
    }
  });

  it('gives whole sentences', () => {
    for (const message of Object.values(meta?.messages ?? {})) expect(message).toMatch(/^[A-Z`].*[.}]$/);
  });
});
