// NestJS: the provider is renamed on import, and one comes from the namespace.
import { makeGaugeProvider as gauge } from '@willsoto/nestjs-prometheus';
import * as prometheus from '@willsoto/nestjs-prometheus';

export const providers = [
  gauge({ name: 'queue_size', help: 'Messages that wait' }), // finds: no-direct-registration
  prometheus.makeSummaryProvider({ name: 'message_size_bytes', help: 'Size of messages' }), // finds: no-direct-registration
];
