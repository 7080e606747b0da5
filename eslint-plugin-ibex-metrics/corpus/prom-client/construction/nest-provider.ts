// NestJS: a provider with a factory that makes a metric.
import { Module } from '@nestjs/common';
import { Counter } from 'prom-client';

@Module({
  providers: [
    {
      provide: 'REQUESTS',
      useFactory: () => new Counter({ name: 'http_requests_total', help: 'Requests served' }), // finds: no-direct-registration
    },
    { provide: 'COUNTER_CLASS', useValue: Counter }, // finds: no-direct-registration
  ],
})
export class MetricsModule {}
