// Lambda: claims of the token as labels.
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Counter } from 'prom-client';

export function countCall(calls: Counter<string>, event: APIGatewayProxyEventV2WithJWTAuthorizer): void {
  const { claims } = event.requestContext.authorizer.jwt;
  const labels: Record<string, string> = { method: event.requestContext.http.method };
  labels['user_id'] = String(claims.sub); // finds: no-high-cardinality-labels
  labels.org_id = String(claims.org); // finds: no-high-cardinality-labels
  calls.inc(labels);
}
