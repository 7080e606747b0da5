// Express: method, mount path and requested path put together in one label.
import type { Request, Response } from 'express';
import type { Counter } from 'prom-client';

export class ErrorCounter {
  constructor(private readonly errors: Counter<'endpoint' | 'status_code'>) {}

  handle(error: Error, req: Request, res: Response, next: (error: Error) => void): void {
    const endpoint = `${req.method} ${req.baseUrl}${req.path}`;
    this.errors.labels({ endpoint, status_code: '500' }).inc(); // finds: no-url-route-label
    next(error);
  }
}
