// Destructuring with constant, computed and default names.
import * as client from 'prom-client';

const KIND = 'Counter';
const { [KIND]: Kind, Gauge: Level = Fallback, ['Summary']: Sum } = client;

export const a = new Kind({ name: 'messages_total', help: 'Messages' }); // finds: no-direct-registration
export const b = new Level({ name: 'queue_size', help: 'Messages that wait' }); // finds: no-direct-registration
export const c = new Sum({ name: 'message_size_bytes', help: 'Size of messages' }); // finds: no-direct-registration
