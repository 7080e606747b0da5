// Express: a parameter of the path as the route, which is an id by nature.
import { Router } from 'express';

import { downloads } from '../metrics.js';

export const files = Router();

files.get('/files/:id', (req, res) => {
  downloads.inc({ path: req.params.id }); // finds: no-url-route-label
  res.sendFile(req.params.id, { root: '/srv/files' });
});

files.head('/files/:id', (req, res) => {
  downloads.inc({ path: '/files/' + req.params.id }); // finds: no-url-route-label
  res.end();
});

files.get('/files', (_req, res) => {
  downloads.inc({ path: '/files' });
  res.json([]);
});
