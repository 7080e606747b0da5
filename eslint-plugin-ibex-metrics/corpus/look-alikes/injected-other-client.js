// Injected clients that are not prom-client: what is made has no help text.
export class Game {
  constructor({ client, ui }) {
    this.lives = new client.Counter('lives');
    this.fuel = new ui.Gauge({ name: 'fuel', max: 100 });
    this.bars = new this.ui.Histogram({ data: [1, 2, 3] });
  }
}
