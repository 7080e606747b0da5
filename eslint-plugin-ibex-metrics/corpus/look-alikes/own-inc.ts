// Classes and objects of the file, and of the platform, with methods called like those of metrics.
class Cart {
  readonly items: { user_id: string; sku: string }[] = [];

  inc(item: { user_id: string; sku: string }): void {
    this.items.push(item);
  }

  addTwice(user: { id: string }, sku: string): void {
    this.inc({ user_id: user.id, sku });
    this.inc({ user_id: user.id, sku });
  }
}

function createStore() {
  const entries: object[] = [];
  return { inc: (entry: object) => entries.push(entry) };
}

export class Watcher {
  private readonly cart = new Cart();
  private readonly store = createStore();

  constructor(private readonly observer: PerformanceObserver) {}

  watch(user: { id: string }): void {
    this.cart.inc({ user_id: user.id, sku: 'a' });
    this.store.inc({ user_id: user.id });
    this.observer.observe({ type: 'resource', path: location.pathname } as PerformanceObserverInit);
  }
}
