import type { Metrics } from '@ibex/metrics';

/**
 * Finds what an action counts: the counters and the counts of histograms of the service's own metrics that
 * changed, by series as it stands in the exposition, with the difference.
 */
export async function counted(
  metrics: Pick<Metrics, 'scrape'>,
  action: () => Promise<unknown>,
): Promise<Record<string, number>> {
  const before = await countsOf(metrics);
  await action();
  const after = await countsOf(metrics);
  const differences = [...after].map(
    ([series, count]) => [series, count - (before.get(series) ?? 0)] as const,
  );
  return Object.fromEntries(differences.filter(([, difference]) => difference !== 0));
}

/** The value of a series, by how it stands in the exposition. */
export async function sampleOf(
  metrics: Pick<Metrics, 'scrape'>,
  series: string,
): Promise<number | undefined> {
  return samplesIn((await metrics.scrape()).body).get(series);
}

async function countsOf(metrics: Pick<Metrics, 'scrape'>): Promise<Map<string, number>> {
  const samples = samplesIn((await metrics.scrape()).body);
  return new Map([...samples].filter(([series]) => /^ibex_\w+_(?:total|count)\{/.test(series)));
}

function samplesIn(exposition: string): Map<string, number> {
  const lines = exposition.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}
