// A module with classes of its own, named like those of prom-client.
export class Counter {
  private count = 0;

  constructor(private readonly options: { name: string; help: string }) {}

  inc(by = 1): void {
    this.count += by;
  }

  toString(): string {
    return `${this.options.name} ${String(this.count)}`;
  }
}

class Registry {
  readonly counters = new Map<string, Counter>();

  register(name: string): Counter {
    const counter = new Counter({ name, help: '' });
    this.counters.set(name, counter);
    return counter;
  }
}

export const registry = new Registry();
registry.register('visits').inc();
