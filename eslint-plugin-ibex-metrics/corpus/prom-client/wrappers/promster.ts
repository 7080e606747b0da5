// Express: a family of middlewares, one for each framework.
import { createMiddleware } from '@promster/express';
import type { Application } from 'express';

export function useMetrics(app: Application): void {
  app.use(createMiddleware({ app })); // finds: no-direct-registration
}
