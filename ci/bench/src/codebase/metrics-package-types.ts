import { ibexCatalog } from '@ibex/metrics/catalog';

/** Declares the recorders of the catalog as a program sees them: each label with the union of its values. */
export function metricsPackageTypes(): string {
  return `declare module '@ibex/metrics' {
  export interface Metrics {
    readonly record: {
${ibexCatalog.metrics.map(recorder).join('\n')}
    };
  }
  export function createMetrics(options: { readonly service: 'proxy' | 'auth' }): Metrics;
}
`;
}

function recorder({ type, name, labels }: (typeof ibexCatalog.metrics)[number]): string {
  const pairs = Object.entries<{ readonly values: readonly string[] }>(labels).map(
    ([label, { values }]) => `readonly ${label}: ${values.map((value) => `'${value}'`).join(' | ')}`,
  );
  const labelSet = pairs.length === 0 ? '' : `labels: { ${pairs.join('; ')} }`;
  return `      readonly ${name}: { ${methods(type, labelSet)} };`;
}

function methods(type: (typeof ibexCatalog.metrics)[number]['type'], labelSet: string): string {
  const before = labelSet === '' ? '' : `${labelSet}, `;
  switch (type) {
    case 'counter':
      return `inc(${before}amount?: number): void`;
    case 'gauge':
      return `set(${before}value: number): void; inc(${before}amount?: number): void; dec(${before}amount?: number): void`;
    case 'histogram':
      return `observe(${before}value: number): void; startTimer(): (${labelSet}) => number`;
  }
}
