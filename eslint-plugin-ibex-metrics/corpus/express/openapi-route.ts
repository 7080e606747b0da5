// Express: routes as an OpenAPI validator, a code generator or the application itself knows them.
import type { Request, Response } from 'express';

import { requests } from './metrics.js';

export function count(req: Request, res: Response): void {
  requests.inc({ route: req.openapi?.openApiRoute ?? 'unmatched' });
  requests.inc({ route: req.swagger?.pathName ?? 'unmatched' });
  requests.inc({ route: res.locals.route });
  requests.inc({ route: res.locals.routeTemplate ?? 'unmatched' });
  requests.inc({ endpoint: req.operation.operationId });
  requests.inc({ handler: res.locals.handler?.name ?? 'anonymous' });
}
