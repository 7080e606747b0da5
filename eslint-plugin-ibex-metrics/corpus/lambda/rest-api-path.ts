// Lambda behind a REST API: the path of the event, and its template next to it.
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

import { requests } from './metrics.js';

export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  requests.inc({ method: event.httpMethod, path: event.path }); // finds: no-url-route-label
  requests.inc({ method: event.httpMethod, path: event.resource });
  requests.inc({ method: event.httpMethod, path: event.requestContext.resourcePath });
  return { statusCode: 200, body: JSON.stringify({ path: event.path }) };
}
