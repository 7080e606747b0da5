// A derived class as the default export.
import { Gauge } from 'prom-client';

export default class extends Gauge<'method'> {} // finds: no-direct-registration
