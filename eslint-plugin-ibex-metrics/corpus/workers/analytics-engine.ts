// Workers: a data set of the analytics engine and a cache, which may have what metrics may not.
import { requests } from './metrics.js';

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    const user_id = request.headers.get('x-user') ?? '';
    env.ANALYTICS.writeDataPoint({ indexes: [user_id], blobs: [pathname], doubles: [1] });
    context.waitUntil(env.KV.put(pathname, '1', { metadata: { url: request.url, user_id } }));
    await env.DB.prepare('INSERT INTO visits (path, user_id) VALUES (?, ?)').bind(pathname, user_id).run();
    requests.inc({ route: 'visits', method: request.method });
    return Response.json({ path: pathname, user_id });
  },
};
