// Nest: a timer that is kept in a field of a request-scoped service.
import { Injectable, Scope } from '@nestjs/common';
import type { Histogram } from 'prom-client';

@Injectable({ scope: Scope.REQUEST })
export class RequestTimer {
  private end?: (labels?: Record<string, string>) => number;

  constructor(private readonly durations: Histogram<string>) {}

  start(): void {
    this.end = this.durations.startTimer();
  }

  stop(method: string, session: string): void {
    this.end?.({ method });
    this.end?.({ method, session_id: session }); // finds: no-high-cardinality-labels
  }
}
