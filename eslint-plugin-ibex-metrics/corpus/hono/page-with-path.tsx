// Hono with JSX: a page that shows the path, and a metric that has the template.
import type { Context } from 'hono';

import { Layout } from './layout.js';
import { pageViews } from './metrics.js';

export function Page(c: Context) {
  pageViews.inc({ route: c.req.routePath });
  return c.html(
    <Layout path={c.req.path} url={c.req.url}>
      <a href={c.req.path}>{c.req.url}</a>
      <pre># Help</pre>
    </Layout>,
  );
}

export function NotFound(c: Context) {
  pageViews.inc({ route: c.req.path }); // finds: no-url-route-label
  return c.html(<Layout path={c.req.path}>not found</Layout>, 404);
}
