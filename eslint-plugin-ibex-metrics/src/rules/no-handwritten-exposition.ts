import { createRule } from '../create-rule.js';
import { mentionsContentTypes } from '../model/exposition-content-type.js';
import { expositionLine, mentionsExpositionLines, type WritingNode } from '../model/exposition-text.js';
import type { HeaderNode } from '../model/response-content-type.js';
import { sourceExcerpt } from '../model/source-excerpt.js';
import { mayUsePromClient, metricsPackageInWords } from '../settings/metrics-package.js';

export type Options = [];

export type MessageIds = 'contentType' | 'line';

export default createRule<Options, MessageIds>({
  name: 'no-handwritten-exposition',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow writing or serving the exposition format outside of the metrics package',
      recommended: true,
    },
    schema: [],
    messages: {
      contentType:
        'This answers with the content type of the exposition ({{value}}): what is served beside {{metricsPackage}} is in no catalog, so nothing bounds its series or checks its names. Answer with the handler of {{metricsPackage}}.',
      line: 'This writes the exposition by hand (`{{line}}`): the metric is in no catalog, so nothing bounds its series or checks its name and escaping. Declare it in the catalog, and record it through {{metricsPackage}}.',
    },
  },
  isRelevant: (sourceCode) => mentionsExpositionLines(sourceCode) || mentionsContentTypes(sourceCode),
  create(context, _options, { model, settings }) {
    const { sourceCode } = context;
    if (mayUsePromClient(context, settings)) return {};
    const metricsPackage = metricsPackageInWords(settings);
    const mayWriteLines = mentionsExpositionLines(sourceCode);
    const checkText = (node: WritingNode) => {
      if (!mayWriteLines) return;
      const line = expositionLine(node, sourceCode);
      if (line !== undefined) context.report({ node, messageId: 'line', data: { line, metricsPackage } });
    };
    const checkHeader = (node: HeaderNode) => {
      const value = model.expositionContentType(node);
      if (!value) return;
      const data = { value: sourceExcerpt(value, sourceCode), metricsPackage };
      context.report({ node: value, messageId: 'contentType', data });
    };
    return {
      ArrayExpression: checkHeader,
      AssignmentExpression: checkHeader,
      BinaryExpression: checkText,
      CallExpression(node) {
        checkHeader(node);
        checkText(node);
      },
      Literal: checkText,
      Property: checkHeader,
      TemplateLiteral: checkText,
    };
  },
});
