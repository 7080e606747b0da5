// h3, hapi and Elysia: their ways to set a content type.
import { defineEventHandler, setResponseHeader } from 'h3';
import { Elysia } from 'elysia';

import { render } from './render.js';

export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'Content-Type', 'text/plain; version=0.0.4'); // finds: no-handwritten-exposition
  return render();
});

export const app = new Elysia().get('/metrics', ({ set }) => {
  set.headers['content-type'] = 'text/plain; version=0.0.4'; // finds: no-handwritten-exposition
  return render();
});

export const route = {
  method: 'GET',
  path: '/metrics',
  handler: async (_request, h) => h.response(await render()).type('text/plain; version=0.0.4'), // finds: no-handwritten-exposition
};
