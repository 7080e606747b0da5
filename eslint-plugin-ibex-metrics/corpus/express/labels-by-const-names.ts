// Positional labels of metrics whose names stand in a constant, in the order of the constant.
import type { Request, Response } from 'express';
import { Counter } from 'prom-client';

const NAMES = ['status_code', 'route', 'method'] as const;

// finds in next line: no-direct-registration
const requests = new Counter({ name: 'http_requests_total', help: 'Requests', labelNames: NAMES });

export function count(req: Request, res: Response): void {
  requests.labels(String(res.statusCode), req.route.path, req.method).inc();
  requests.labels(String(res.statusCode), req.originalUrl, req.method).inc(); // finds: no-url-route-label
  requests.labels(String(res.statusCode), `/users/${req.params.id}`, req.method).inc(); // finds: no-url-route-label
  requests.remove('200', '/users/42', 'GET'); // finds: no-url-route-label
}
