// An id in the name: a family per queue, which no label rule would see.
import { Counter, Gauge, type Registry } from 'prom-client';

export function metricsOfQueue(queue: { id: string; name: string }, registry: Registry) {
  return {
    jobs: new Counter({
      name: `queue_${queue.id}_jobs_total`, // finds: metric-naming
      help: 'Jobs of the queue',
      registers: [registry],
    }),
    waiting: new Gauge({
      name: 'queue_waiting_' + queue.name, // finds: metric-naming
      help: 'Jobs that wait',
      registers: [registry],
    }),
  };
}
