// A metrics package with typed metrics, for the services next to it.
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();

export const requests = new Counter({
  name: 'http_requests_total',
  help: 'Requests',
  labelNames: ['method', 'route', 'status_code'],
  registers: [registry],
});

export const openSessions = new Gauge({
  name: 'open_sessions',
  help: 'Open sessions',
  labelNames: ['state'],
  registers: [registry],
});

export const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  labelNames: ['method', 'route'],
  buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
  registers: [registry],
});

export const metrics = { openSessions, requests, durations };
