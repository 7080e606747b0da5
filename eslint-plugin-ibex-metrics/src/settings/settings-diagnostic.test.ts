import { describe, expect, it } from 'vitest';

import plugin from '../index.js';
import { lint } from '../testing/lint.js';

describe('malformed settings', () => {
  const config = { settings: { 'ibex-metrics': { metricsPackage: 42 } } };

  it('are told once per file, at its start, naming the setting and the fix', () => {
    const messages = lint('const a = 1;', { config });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      messageId: 'invalidSettings',
      line: 1,
      column: 1,
      message:
        'The ESLint setting `settings["ibex-metrics"].metricsPackage` is of type number instead of the path of a folder, or several, so its default is used. Name the folder relative to the working directory of ESLint, such as "packages/metrics".',
    });
  });

  it('are told for each of the files', () => {
    expect(lint('const a = 1;', { config, filename: 'a.ts' })).toHaveLength(1);
    expect(lint('const a = 1;', { config, filename: 'b.ts' })).toHaveLength(1);
  });

  it('are told whichever of the rules is on', () => {
    for (const rule of Object.keys(plugin.rules)) {
      const others = Object.keys(plugin.rules).filter((name) => name !== rule);
      const rules = Object.fromEntries(others.map((name) => [`ibex-metrics/${name}`, 'off' as const]));
      expect(lint('const a = 1;', { config: { ...config, rules } })).toMatchObject([
        { ruleId: `ibex-metrics/${rule}`, messageId: 'invalidSettings' },
      ]);
    }
  });

  it('do not keep the rules from their work', () => {
    const messages = lint(
      `import { Counter } from 'prom-client'; new Counter({ name: 'a_total', help: 'A', labelNames: ['user_id'] });`,
      { config },
    );
    expect(messages.map(({ messageId }) => messageId)).toEqual([
      'invalidSettings',
      'construction',
      'forbiddenLabel',
    ]);
  });
});
