// NestJS: a test that gives the service a mock, by the token of the metric.
import { Test } from '@nestjs/testing';
import { getToken } from '@willsoto/nestjs-prometheus';
import { Counter } from 'prom-client';
import { OrdersService } from './orders.service';

export async function makeService(): Promise<OrdersService> {
  const orders: Pick<Counter, 'inc'> = { inc: () => undefined };
  const module = await Test.createTestingModule({
    providers: [OrdersService, { provide: getToken('orders_total'), useValue: orders }],
  }).compile();
  return module.get(OrdersService);
}
