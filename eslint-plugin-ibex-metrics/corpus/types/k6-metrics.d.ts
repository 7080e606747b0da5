declare module 'k6/metrics' {
  class Metric {
    constructor(name: string, isTime?: boolean);
    add(value: number | boolean, tags?: Record<string, string>): void;
  }
  export class Counter extends Metric {}
  export class Gauge extends Metric {}
  export class Rate extends Metric {}
  export class Trend extends Metric {}
}
