// A class with an injected client of another kind, of which the types are known: a game's widgets.
interface Widgets {
  Counter: new (options: { max: number }) => { inc(): void };
  register(name: string): void;
}

export class Screen {
  constructor(private readonly client: Widgets) {}

  draw(): void {
    new this.client.Counter({ max: 3 }).inc();
    this.client.register('lives');
  }
}
