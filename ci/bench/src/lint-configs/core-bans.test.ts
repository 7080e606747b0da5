import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { coreBans } from './core-bans.js';
import { typescriptFiles } from './typescript-files.js';

describe('coreBans', () => {
  it.each([
    `import { Counter } from 'prom-client';`,
    `import Counter from 'prom-client/lib/counter.js';`,
    `import { makeCounterProvider } from '@willsoto/nestjs-prometheus';`,
    `const client = require('prom-client');`,
    `const client = await import('prom-client');`,
    `new Counter(options);`,
    `new client.Histogram(options);`,
    `class Extra extends Gauge {}`,
    `register.clear();`,
    `client.register;`,
    `collectDefaultMetrics();`,
    `registry.registerMetric(metric);`,
    `const options = { labelNames: ['route', 'user_id'] };`,
    `metric.inc({ userId });`,
    `metric.observe({ 'org_id': id }, 1);`,
    `metric.labels({ route: req.originalUrl }).inc();`,
    `metric.labels(req.method, req.path).inc();`,
    'metric.inc({ status: `${code}` });',
    'new Counter({ name: `requests_${tenant}_total` });',
    `new Histogram({ name: 'a', buckets: [1, 2] });`,
    `const text = '# HELP a b';`,
    'const text = `# TYPE ${name} counter`;',
  ])('bans %s', (code) => {
    expect(lint(code)).not.toEqual([]);
  });

  it.each([
    `import { metrics } from '../shared/metrics';`,
    `metrics.record.requests_total.inc({ route: '/users/:id' });`,
    `logger.info({ route: req.originalUrl, user_id });`,
    `app.register(plugin, { prefix: '/:id' });`,
  ])('lets %s pass', (code) => {
    expect(lint(code)).toEqual([]);
  });
});

function lint(code: string): string[] {
  return new Linter().verify(code, [...typescriptFiles, coreBans], 'src/a.ts').map(({ message }) => message);
}
