// A cluster: the primary merges what its workers have.
import cluster from 'node:cluster';
import http from 'node:http';
import { AggregatorRegistry } from 'prom-client';

const aggregator = new AggregatorRegistry(); // finds: no-direct-registration

if (cluster.isPrimary) {
  http
    .createServer((_request, response) => {
      void aggregator.clusterMetrics().then((text) => response.end(text));
    })
    .listen(9100);
}
