// A factory with the class in a field, whose options come from elsewhere: nothing but the field tells what is made.
import { Counter, type CounterConfiguration } from 'prom-client';

export class CounterFactory {
  private readonly Kind = Counter; // finds: no-direct-registration

  make(options: CounterConfiguration<string>) {
    return new this.Kind(options); // finds: no-direct-registration
  }
}
