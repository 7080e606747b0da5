// JavaScript: an injected client of unknown origin, which a metric's name and help give away.
export class QueueMetrics {
  constructor({ client }) {
    this.client = client;
  }

  start() {
    this.done = new this.client.Counter({ name: 'messages_total', help: 'Messages' }); // finds: no-direct-registration
    this.depth = new this.client.Gauge({ name: 'queue_size', help: 'Messages that wait' }); // finds: no-direct-registration
  }
}
