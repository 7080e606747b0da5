import { defineConfig } from '@ibex/check-metrics/config';

// `npx check-metrics` starts both services and checks them.
export default defineConfig({
  catalog: '@ibex/metrics/catalog',
  targets: {
    auth: { start: 'node services/auth/bin/ibex-auth.js --test-mode' },
    proxy: { start: 'node services/proxy/bin/ibex-proxy.js --test-mode' },
  },
  // What prom-client tells of the process itself.
  allow: ['nodejs_*', 'process_*'],
  queries: { files: ['observability'], knownOnly: true },
  docs: {
    markdown: 'METRICS.md',
    types: 'packages/metrics/src/generated/metric-docs.ts',
    sources: ['services/*/src', 'packages/metrics/src', '!**/testing/**'],
  },
});
