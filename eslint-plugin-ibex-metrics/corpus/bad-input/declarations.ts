// TypeScript that declares and does nothing.
declare module 'prom-client' {
  export class Extra {}
}
declare namespace Metrics {
  class Counter {}
  const register: Counter;
}
export abstract class Base {
  abstract counter: Metrics.Counter;
  abstract inc(labels: { user_id: string }): void;
  declare gauge: typeof Metrics.register;
}
export enum Kind {
  Counter = 'Counter',
  Gauge = `Gauge`,
}
