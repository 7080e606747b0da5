// Nest: providers that make metrics, outside of the metrics package; one of them forbids itself by its labels.
import { Module } from '@nestjs/common';
import { makeCounterProvider, makeGaugeProvider } from '@willsoto/nestjs-prometheus';

@Module({
  providers: [
    // finds in next line: no-direct-registration
    makeCounterProvider({
      name: 'orders_placed_total',
      help: 'Orders placed',
      labelNames: ['result', 'org_id'], // finds: no-high-cardinality-labels
    }),
    makeGaugeProvider({ name: 'open_orders', help: 'Orders that are open' }), // finds: no-direct-registration
  ],
})
export class OrdersModule {}
