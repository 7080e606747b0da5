// Code that writes to the module and its classes, as nobody should; looking at the module's names is no finding.
import * as client from 'prom-client';

client.register.metrics = () => ''; // finds: no-direct-registration
delete client.Counter.prototype.inc; // finds: no-direct-registration
for (const name in client) console.log(name);
const { Counter = client.Counter } = {};
new Counter({ name: 'odd_total', help: 'Odd' }); // finds: no-direct-registration
