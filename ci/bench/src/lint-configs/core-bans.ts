import type { Linter } from 'eslint';

const PACKAGES = [
  'prom-client',
  'express-prom-bundle',
  'express-prometheus-middleware',
  'fastify-metrics',
  '@willsoto/nestjs-prometheus',
];

const CLASSES = '/^(Counter|Gauge|Histogram|Summary|Registry|AggregatorRegistry|Pushgateway)$/';

const LABEL_TAKING = '/^(inc|dec|observe|set|startTimer|labels|zero|remove|setDefaultLabels)$/';

const FORBIDDEN_LABELS = '/^(org|agent|user|session)_?id$/i';

const ROUTE_LABELS = '/^(route|path|url|uri|endpoint|handler)$/';

const LABEL_OF_A_CALL = `CallExpression[callee.property.name=${LABEL_TAKING}] > ObjectExpression > Property`;

const SELECTORS = [
  // Where it comes from, besides `import`.
  `CallExpression[callee.name='require'][arguments.0.value=/^prom-client/]`,
  `ImportExpression[source.value=/^prom-client/]`,
  // What is made of it.
  `NewExpression[callee.name=${CLASSES}]`,
  `NewExpression[callee.property.name=${CLASSES}]`,
  `ClassDeclaration[superClass.name=/^(Counter|Gauge|Histogram|Summary)$/]`,
  `MemberExpression[object.name='register'][property.name=/^(registerMetric|metrics|clear|resetMetrics|getSingleMetric|removeSingleMetric|setDefaultLabels|contentType)$/]`,
  `MemberExpression[property.name='register'][object.name=/^(client|promClient|prometheus|prom)$/]`,
  `CallExpression[callee.name='collectDefaultMetrics']`,
  `CallExpression[callee.property.name=/^(collectDefaultMetrics|registerMetric|setDefaultLabels)$/]`,
  // Label names.
  `Property[key.name='labelNames'] Literal[value=${FORBIDDEN_LABELS}]`,
  `${LABEL_OF_A_CALL}[key.name=${FORBIDDEN_LABELS}]`,
  `${LABEL_OF_A_CALL}[key.value=${FORBIDDEN_LABELS}]`,
  // Label values.
  `${LABEL_OF_A_CALL}[key.name=${ROUTE_LABELS}] MemberExpression[property.name=/^(url|originalUrl|path|pathname)$/]`,
  `CallExpression[callee.property.name='labels'] > MemberExpression[property.name=/^(url|originalUrl|path|pathname)$/]`,
  `${LABEL_OF_A_CALL} > TemplateLiteral[expressions.length>0]`,
  // Names, buckets, and what is written by hand.
  `NewExpression[callee.name=${CLASSES}] > ObjectExpression > Property[key.name='name'] > TemplateLiteral[expressions.length>0]`,
  `NewExpression[callee.name='Histogram'] > ObjectExpression > Property[key.name='buckets'] > ArrayExpression`,
  `Literal[value=/^# (HELP|TYPE) /m]`,
  `TemplateElement[value.raw=/^# (HELP|TYPE) /m]`,
];

const message = 'Metrics are declared in the catalog and recorded through it.';

/**
 * The same bans as far as ESLint's own rules can express them, the way projects write them today: a selector
 * for each form. Each names the type of its node, so that ESLint tries it at such nodes only.
 */
export const coreBans: Linter.Config = {
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: PACKAGES.map((name) => ({ name, message })),
        patterns: [{ group: ['prom-client/*'], message }],
      },
    ],
    'no-restricted-syntax': ['error', ...SELECTORS.map((selector) => ({ selector, message }))],
  },
};
