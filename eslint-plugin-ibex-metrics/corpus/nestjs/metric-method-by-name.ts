// Nest: a service that wraps metrics by name and calls the method that it is told; the labels come from its callers.
import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';

@Injectable()
export class MetricsService {
  private readonly counters = new Map<string, Counter<string>>();
  private readonly gauges = new Map<string, Gauge<string>>();

  increment(name: string, labels: Record<string, string>): void {
    this.counters.get(name)?.inc(labels);
  }

  change(name: string, method: 'inc' | 'dec', labels: Record<string, string>): void {
    this.gauges.get(name)?.[method](labels);
  }

  onLogin(user: { id: string }): void {
    this.increment('logins_total', { result: 'ok' });
    this.increment('logins_total', { user_id: user.id }); // finds: no-high-cardinality-labels
    this.change('open_sessions', 'inc', { user_id: user.id }); // finds with types: no-high-cardinality-labels
  }
}
