import { describe, expect, it } from 'vitest';

import { DOCUMENTED_SETTINGS, documentedCode } from './testing/documented-code.js';
import { lint } from './testing/lint.js';

const blocks = documentedCode();

describe('the code on the pages of the rules', () => {
  it.each(blocks.filter(({ correct }) => !correct))(
    '$ruleId reports the incorrect code at line $line',
    ({ ruleId, code, language }) => {
      const messages = lintBlock(code, language);
      expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
      expect(messages.filter((message) => message.ruleId === ruleId)).not.toEqual([]);
    },
  );

  it.each(blocks.filter(({ correct }) => correct))(
    'no rule finds anything in the correct code of $ruleId at line $line',
    ({ code, language }) => {
      expect(lintBlock(code, language)).toEqual([]);
    },
  );
});

function lintBlock(code: string, language: string): ReturnType<typeof lint> {
  return lint(code, {
    filename: `services/proxy/src/server.${language}`,
    config: { settings: DOCUMENTED_SETTINGS },
  });
}
