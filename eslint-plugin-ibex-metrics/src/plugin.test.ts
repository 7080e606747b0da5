import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ESLint, type Linter } from 'eslint';
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
        { plugins: { 'ibex-metrics': plugin }, extends: ['ibex-metrics/recommendedTypeChecked'] },
        plugin.configs.recommended,
        plugin.configs.recommendedTypeChecked,
      ]),
    ).not.toThrow();
  });

  it('adds nothing but types in `recommendedTypeChecked`, and to TypeScript files only', () => {
    const [recommended, ...others] = plugin.configs.recommendedTypeChecked;
    expect(recommended).toBe(plugin.configs.recommended);
    expect(others).toMatchObject([
      {
        files: ['**/*.{ts,tsx,mts,cts}'],
        languageOptions: { parserOptions: { projectService: true } },
      },
    ]);
    expect(others.flatMap(Object.keys).toSorted()).toEqual(['files', 'languageOptions', 'name']);
  });

  it('leaves to a user what the parser gets: what comes later holds', async () => {
    const projectService = { allowDefaultProject: ['vitest.config.ts'] };
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: [
        { languageOptions: { parserOptions: { tsconfigRootDir: '/repo' } } },
        ...plugin.configs.recommendedTypeChecked,
        { languageOptions: { parserOptions: { projectService } } },
      ],
    });
    const config = (await eslint.calculateConfigForFile('a.ts')) as Linter.Config;
    expect(config.languageOptions?.['parserOptions']).toMatchObject({
      tsconfigRootDir: '/repo',
      projectService,
    });
  });
});

describe.each(Object.entries(plugin.rules))('%s', (name, { meta }) => {
  const page = readFileSync(path.join(root, 'docs', 'rules', `${name}.md`), 'utf8');

  it('leads to its page', () => {
    expect(meta?.docs?.url).toBe(docsUrl(name));
  });

  it('says what it is for, and of which language', () => {
    expect(meta?.type).toMatch(/^(?:problem|suggestion)$/);
    expect(meta?.docs?.description).toMatch(/^(?:Disallow|Require) .*[^.]$/);
    expect(meta?.languages).toEqual(['js/js']);
  });

  it('describes every option, in its schema and on its page', () => {
    const schema = meta?.schema as readonly OptionSchema[];
    expect(meta?.defaultOptions ?? []).toHaveLength(schema.length);
    for (const option of schema.flatMap(withParts)) {
      expect(option, 'has a description').toHaveProperty(
        'description',
        expect.stringMatching(/^[A-Z`].*\.$/),
      );
      if (option.type === 'object') expect(option).toHaveProperty('additionalProperties');
    }
    for (const option of schema.flatMap(({ properties = {} }) => Object.keys(properties))) {
      expect(page).toContain(`### \`${option}\``);
    }
  });

  it('gives whole sentences', () => {
    for (const message of Object.values(meta?.messages ?? {})) expect(message).toMatch(/^[A-Z`].*[.}]$/);
  });
});

interface OptionSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, OptionSchema>>;
  readonly additionalProperties?: boolean | OptionSchema;
  readonly items?: OptionSchema | readonly OptionSchema[];
  readonly anyOf?: readonly OptionSchema[];
  readonly oneOf?: readonly OptionSchema[];
}

/** A schema, and every schema in it. */
function withParts(schema: OptionSchema): readonly OptionSchema[] {
  const { properties = {}, additionalProperties, items = [], anyOf = [], oneOf = [] } = schema;
  const parts = [
    ...Object.values(properties),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...[items].flat(),
    ...anyOf,
    ...oneOf,
  ];
  return [schema, ...parts.flatMap(withParts)];
}
