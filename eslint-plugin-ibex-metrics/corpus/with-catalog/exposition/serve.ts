// The exposition of the metrics package, handed on as it is; only what is written by hand is found.
import { createServer } from 'node:http';

import { metrics } from './metrics.js';

createServer(metrics.handler).listen(9090);

createServer(async (_req, res) => {
  const { contentType, body } = await metrics.scrape();
  res.writeHead(200, { 'content-type': contentType }).end(body);
}).listen(9091);

createServer(async (_req, res) => {
  const { body } = await metrics.scrape();
  res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }); // finds: no-handwritten-exposition
  res.end(body + '# TYPE extra gauge\nextra 1\n'); // finds: no-handwritten-exposition
}).listen(9092);
