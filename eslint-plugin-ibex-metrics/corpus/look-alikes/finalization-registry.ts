// A cache of weak references with a FinalizationRegistry.
const cache = new Map<string, WeakRef<object>>();
const registry = new FinalizationRegistry<string>((key) => cache.delete(key));

export function remember(key: string, value: object): void {
  cache.set(key, new WeakRef(value));
  registry.register(value, key, value);
}

export function forget(value: object): void {
  registry.unregister(value);
}
