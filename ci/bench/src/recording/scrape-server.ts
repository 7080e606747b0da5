// A program: serves metrics of which every series is there, those of @ibex/metrics or of prom-client alone, and tells how
// long its event loop was blocked. Sends its URL to whoever forked it, and ends with that.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createMetrics, ibexCatalog } from '@ibex/metrics';

import { activeTrace } from './active-trace.js';
import { plainMetrics } from './plain-metrics.js';
import { type AnyRecorder, recordEverywhere } from './record-everywhere.js';
import type { LongestBlock } from './scrape-bench.js';

const serveMetrics = process.argv[2] === 'plain' ? await plain() : ours();

let longest: LongestBlock = { wall: 0, cpu: 0 };
let turn = performance.now();
let used = process.cpuUsage();
watchLoop();

const server = createServer((request, response) => {
  if (request.url === '/metrics') {
    serveMetrics(request, response);
    return;
  }
  response.end(JSON.stringify(longest));
  longest = { wall: 0, cpu: 0 };
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
});

process.once('disconnect', () => process.exit());

function ours(): RequestListener {
  const metrics = createMetrics({ service: 'proxy', exemplar: activeTrace });
  recordEverywhere(metrics.record as unknown as Readonly<Record<string, AnyRecorder>>);
  return metrics.handler;
}

async function plain(): Promise<RequestListener> {
  const { registry, ...metrics } = await plainMetrics(ibexCatalog, 'text');
  recordEverywhere({ ...metrics.counters, ...metrics.gauges, ...metrics.histograms } as Readonly<
    Record<string, AnyRecorder>
  >);
  return (_request, response) => {
    void registry.metrics().then((body) => response.end(body));
  };
}

/** Runs once in each turn of the loop, without a pause, so what lies between two runs is a block. */
function watchLoop(): void {
  const { user, system } = process.cpuUsage(used);
  const wall = performance.now() - turn;
  longest = { wall: Math.max(longest.wall, wall), cpu: Math.max(longest.cpu, (user + system) / 1000) };
  turn = performance.now();
  used = process.cpuUsage();
  setImmediate(watchLoop);
}
