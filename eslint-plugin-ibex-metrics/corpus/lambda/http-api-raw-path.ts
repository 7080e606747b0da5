// Lambda behind an HTTP API: the raw path, and the path in the context of the request.
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';

import { durations, requests } from './metrics.js';

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> => {
  const end = durations.startTimer();
  const { method, path } = event.requestContext.http;
  requests.inc({ route: event.rawPath, method }); // finds: no-url-route-label
  requests.inc({ route: event.requestContext.http.path, method }); // finds: no-url-route-label
  requests.inc({ path, method }); // finds: no-url-route-label
  end({ route: event.routeKey });
  return { statusCode: 204 };
};
