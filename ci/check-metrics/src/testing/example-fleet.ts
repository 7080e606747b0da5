/**
 * What a server has stored of the job in the documentation: 40 targets, of which one is down, two lack a metric, one has a
 * value that is misspelt and one a label with an identifier.
 */
export function exampleFleet(): string {
  const timestamp = String(Math.floor(Date.now() / 1000) - 30);
  const lines = Array.from({ length: 40 }, (_, index) => seriesOf(index)).flat();
  return [...lines.map((line) => `${line} ${timestamp}\n`), '# EOF\n'].join('');
}

function seriesOf(index: number): string[] {
  const target = `job="api",instance="api-${String(index)}:9464"`;
  if (index === 3) return [`up{${target}} 0`];
  const user = index === 12 ? ',user_id="4711"' : '';
  return [
    `up{${target}} 1`,
    `shop_api_requests_total{${target},result="ok"${user}} 27`,
    `shop_api_requests_total{${target},result="${index === 30 ? 'eror' : 'error'}"} 0`,
    ...(index === 7 || index === 21 ? [] : [`shop_api_workers{${target}} 4`]),
  ];
}
