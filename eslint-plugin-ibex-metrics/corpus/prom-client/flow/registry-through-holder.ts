// The global registry, reached by way of a field and of an object of the same file.
import client from 'prom-client';

const tools = { prom: client, retries: 3 }; // finds: no-direct-registration

export class Exporter {
  private readonly client = client; // finds: no-direct-registration

  reset(): void {
    this.client.register.clear(); // finds: no-direct-registration
  }
}

export const scrape = () => tools.prom.register.metrics(); // finds: no-direct-registration
