// NestJS: the module of the wrapper is imported as it is, which serves and registers default metrics.
import { Module } from '@nestjs/common';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';

@Module({ imports: [PrometheusModule] }) // finds: no-direct-registration
export class AppModule {}
