// React on the server: the client as a property and in an element's value.
import client from 'prom-client';
import { Metrics } from './metrics-context';

export function App() {
  return (
    <Metrics
      client={client} // finds: no-direct-registration
    />
  );
}
