// NestJS: decorator metadata needs a value import, though nothing but the type is used.
import { Injectable } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import { Counter, Histogram } from 'prom-client';

@Injectable()
export class OrdersService {
  constructor(
    @InjectMetric('orders_total') private readonly orders: Counter<string>,
    @InjectMetric('order_duration_seconds') public duration: Histogram<string>,
  ) {}

  async place(work: () => Promise<void>): Promise<void> {
    const end = this.duration.startTimer();
    await work();
    end();
    this.orders.inc({ result: 'ok' });
  }
}
