// Next, pages router: an API handler with the URL of Node's request.
import type { NextApiRequest, NextApiResponse } from 'next';

import { requests } from '../../lib/metrics';

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const route = req.url?.split('?')[0] ?? 'unknown';
  requests.inc({ route, method: req.method ?? 'GET' }); // finds: no-url-route-label
  requests.inc({ route: '/api/products/[...slug]', method: req.method ?? 'GET' });
  res.status(200).json({ path: req.url, user_id: req.cookies.user });
}
