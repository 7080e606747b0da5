// A registry of plugins of the project's own, with methods that a registry of prom-client has, too.
export class Registry {
  private readonly plugins = new Set<object>();

  add(plugin: object): this {
    this.plugins.add(plugin);
    return this;
  }

  clear(): void {
    this.plugins.clear();
  }

  static merge(registries: readonly Registry[]): Registry {
    const merged = new Registry();
    for (const { plugins } of registries) for (const plugin of plugins) merged.add(plugin);
    return merged;
  }
}

export const register = new Registry();
