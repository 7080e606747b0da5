// A service that gets the module injected, in a field made by the constructor.
export class QueueMetrics {
  constructor(private readonly client: typeof import('prom-client')) {}

  start() {
    return new this.client.Counter({ name: 'messages_total', help: 'Messages', labelNames: ['result'] }); // finds: no-direct-registration
  }
}
