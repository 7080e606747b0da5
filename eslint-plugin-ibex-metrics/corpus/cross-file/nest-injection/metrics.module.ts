// NestJS: a module that provides a metric under a token.
import { Module } from '@nestjs/common';
import { Counter } from 'prom-client';

@Module({
  providers: [
    {
      provide: 'LOGINS',
      useFactory: () => new Counter({ name: 'logins_total', help: 'Logins', labelNames: ['result'] }), // finds: no-direct-registration
    },
  ],
  exports: ['LOGINS'],
})
export class MetricsModule {}
