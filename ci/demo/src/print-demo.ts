import type { Demo } from './demo-parts.js';
import { DEMO_QUERIES, graphUrl } from './queries.js';

/** What a person needs to look at a demo. */
export function printDemo({ proxy, auth, prometheus, token }: Demo): string {
  return [
    '',
    `proxy       ${proxy}        metrics: ${proxy}/metrics`,
    `auth        ${auth}        metrics: ${auth}/metrics`,
    ...(prometheus === undefined
      ? []
      : [
          `Prometheus  ${prometheus}        targets: ${prometheus}/targets`,
          `            rules: ${prometheus}/rules        alerts: ${prometheus}/alerts`,
        ]),
    '',
    'three queries worth pasting',
    ...DEMO_QUERIES.flatMap(({ title, promql }) => [
      '',
      `  ${title}`,
      `    ${promql}`,
      ...(prometheus === undefined ? [] : [`    ${graphUrl(prometheus, promql)}`]),
    ]),
    '',
    'a request of your own',
    `    curl -N ${proxy}/v1/chat/completions -H 'authorization: Bearer ${token}' -H 'content-type: application/json' -d '{"stream": true, "messages": []}'`,
    '',
  ].join('\n');
}
