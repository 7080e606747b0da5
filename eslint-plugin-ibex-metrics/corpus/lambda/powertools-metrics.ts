// Lambda Powertools: metrics and dimensions of CloudWatch, which are no prom-client.
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEvent } from 'aws-lambda';

const metrics = new Metrics({ namespace: 'shop', serviceName: 'orders' });

export async function handler(event: APIGatewayProxyEvent) {
  metrics.addDimension('path', event.path);
  metrics.addDimensions({ path: event.path, user_id: event.requestContext.authorizer?.['sub'] });
  metrics.addMetadata('url', event.path);
  metrics.setDefaultDimensions({ route: event.path });
  metrics.addMetric('orders', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
  return { statusCode: 200, body: '' };
}
