// Workers: a `fetch` handler with the pathname of the request's URL.
import { requests } from './metrics.js';

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const url = new URL(request.url);
    const response = await env.ORIGIN.fetch(request);
    requests.inc({ method: request.method, path: url.pathname }); // finds: no-url-route-label
    requests.inc({ method: request.method, url: request.url }); // finds: no-url-route-label
    requests.inc({ method: request.method, host: url.hostname });
    return response;
  },
};
