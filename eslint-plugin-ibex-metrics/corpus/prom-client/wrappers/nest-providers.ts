// NestJS: metrics made by providers; a token and a type are no findings.
import { Injectable, Module } from '@nestjs/common';
import {
  InjectMetric,
  makeCounterProvider,
  makeHistogramProvider,
  PrometheusModule,
} from '@willsoto/nestjs-prometheus';
import { Counter } from 'prom-client';

@Injectable()
export class OrdersService {
  constructor(@InjectMetric('orders_total') private readonly orders: Counter<string>) {}

  place(): void {
    this.orders.inc();
  }
}

@Module({
  imports: [PrometheusModule.register({ path: '/internal/metrics' })], // finds: no-direct-registration
  providers: [
    OrdersService,
    makeCounterProvider({ name: 'orders_total', help: 'Orders placed' }), // finds: no-direct-registration
    // finds in next line: no-direct-registration
    makeHistogramProvider({
      name: 'order_duration_seconds',
      help: 'Duration of an order',
      buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    }),
  ],
})
export class OrdersModule {}
