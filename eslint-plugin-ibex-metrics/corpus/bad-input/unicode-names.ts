// Names beyond ASCII, escapes in names and in strings.
import { Counter as Zähler, Gauge } from 'prom-client';
import * as client from '\x70rom-client';

export const anfragen = new Zähler({ name: 'anfragen_total', help: 'Anfragen 📈' }); // finds: no-direct-registration
export const gauge = new Gauge({ name: 'queue_size', help: 'Größe' }); // finds: no-direct-registration
export const counter = new client.Counter({ name: 'messages_total', help: 'Messages' }); // finds: no-direct-registration
