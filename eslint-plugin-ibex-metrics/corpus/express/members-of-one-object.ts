// Two members of one object, of which a condition takes one.
import type { Request } from 'express';

import { requests } from './metrics.js';

export function count(req: Request, isKnown: boolean): void {
  const paths = { known: '/users/:id', raw: req.path };
  requests.inc({ route: isKnown ? paths.known : paths.raw }); // finds: no-url-route-label
  const route = isKnown ? paths.known : paths.raw;
  requests.inc({ route }); // finds: no-url-route-label
  requests.inc({ route: isKnown ? paths.known : '/' });
}
