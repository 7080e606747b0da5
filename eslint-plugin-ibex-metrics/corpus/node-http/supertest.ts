// A test by supertest: headers that are asked for and expected, none that is answered.
import request from 'supertest';

import { app } from './app.js';

it('serves metrics', async () => {
  await request(app)
    .get('/metrics')
    .set('Accept', 'text/plain; version=0.0.4')
    .expect(200)
    .expect('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
    .expect(/# TYPE http_requests_total counter/);
});

it('is asked for OpenMetrics', async () => {
  const response = await request(app).get('/metrics').set({ accept: 'application/openmetrics-text' });
  expect(response.type).toBe('application/openmetrics-text');
});
