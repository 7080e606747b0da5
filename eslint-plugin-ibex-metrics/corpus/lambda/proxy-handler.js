// Lambda with a router of its own: segments of the path, cut and joined.
import { requests } from './metrics.js';

export const handler = async (event) => {
  const [, first] = event.path.split('/');
  requests.inc({ route: '/' + first }); // finds: no-url-route-label
  requests.inc({ route: event.rawPath.replace(event.pathParameters.id, ':id') });
  requests.inc({ route: `${event.httpMethod} ${event.resource}` });
  requests.inc({ route: `/orders/${event.pathParameters.id}` }); // finds: no-url-route-label
  return { statusCode: 200 };
};
