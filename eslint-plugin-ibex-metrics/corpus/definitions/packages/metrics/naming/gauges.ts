// Gauges: a suffix of another type, an abbreviated unit, a unit that is no base unit.
import client from 'prom-client';

new client.Gauge({ name: 'open_connections_total', help: 'Open connections' }); // finds: metric-naming
new client.Gauge({ name: 'queue_count', help: 'Jobs in the queue' }); // finds: metric-naming
new client.Gauge({ name: 'queue_sum', help: 'Jobs in the queue' }); // finds: metric-naming
new client.Gauge({ name: 'lag_bucket', help: 'Lag' }); // finds: metric-naming
new client.Gauge({ name: 'heap_used_mb', help: 'Heap in use' }); // finds: metric-naming
new client.Gauge({ name: 'uptime_minutes', help: 'Time since the start' }); // finds: metric-naming
new client.Gauge({ name: 'queue_size_gauge', help: 'Jobs in the queue' }); // finds: metric-naming
new client.Gauge({ name: 'open_connections', help: 'Open connections' });
new client.Gauge({ name: 'heap_used_bytes', help: 'Heap in use' });
new client.Gauge({ name: 'up', help: 'Whether it runs' });
