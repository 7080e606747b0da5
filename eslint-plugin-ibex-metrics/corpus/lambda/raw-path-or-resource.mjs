// Lambda: the template of either kind of event, with the raw path where there is none.
import { requests } from './metrics.mjs';

export async function handler(event) {
  const route = event.routeKey ?? event.resource ?? event.rawPath;
  requests.inc({ route }); // finds: no-url-route-label
  requests.inc({ route: event.routeKey ?? event.resource ?? 'unmatched' });
  requests.inc({ route: event.requestContext?.http?.path ?? event.path }); // finds: no-url-route-label
  console.log(JSON.stringify({ route: event.rawPath, user_id: event.requestContext.authorizer?.sub }));
  return { statusCode: 200 };
}
