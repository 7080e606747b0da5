// Nest with GraphQL: names of types and fields are of the schema; ids in arguments are not.
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

import { MetricsService } from '../metrics/metrics.service';

@Injectable()
export class ResolverInterceptor implements NestInterceptor {
  constructor(private readonly metrics: MetricsService) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const gql = GqlExecutionContext.create(context);
    const info = gql.getInfo();
    const { id, user_id } = gql.getArgs();
    this.metrics.resolved.inc({ handler: info.fieldName, type: info.parentType.name });
    this.metrics.resolved.inc({ path: info.path.key, type: info.path.typename });
    this.metrics.resolved.inc({ handler: info.fieldName, user_id }); // finds: no-high-cardinality-labels
    this.metrics.resolved.inc({ path: `${info.fieldName}/${id}` }); // finds: no-url-route-label
    return next.handle();
  }
}
