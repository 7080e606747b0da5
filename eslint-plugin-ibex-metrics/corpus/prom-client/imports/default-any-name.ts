// Koa: the default import under a name of the author's choice.
import prometheus from 'prom-client';

// finds in next line: no-direct-registration
const requests = new prometheus.Counter({
  name: 'http_requests_total',
  help: 'Requests served',
  labelNames: ['method'],
});

export async function count(ctx: { method: string }, next: () => Promise<void>) {
  await next();
  requests.inc({ method: ctx.method });
}
