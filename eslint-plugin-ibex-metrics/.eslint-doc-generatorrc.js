import { format, resolveConfig } from 'prettier';

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [['recommendedTypeChecked', '☑️']],
  pathRuleList: ['README.md'],
  ruleDocNotices: ['description', 'configs', 'fixableAndHasSuggestions'],
  ruleListColumns: ['name', 'description', 'fixableAndHasSuggestions', 'options'],
  // The pages are formatted as everything else, so that what is written and what is checked agree.
  async postprocess(page, file) {
    return format(page, { ...(await resolveConfig(file)), filepath: file });
  },
};
