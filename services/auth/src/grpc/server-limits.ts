import type { ChannelOptions } from '@grpc/grpc-js';

/** How much a client may ask of the gRPC server, and how long it may keep a connection. */
export const SERVER_LIMITS: ChannelOptions = {
  // A request is a token or two UUIDs; what is larger is refused before it is read.
  'grpc.max_receive_message_length': 16 * 1024,
  'grpc.max_send_message_length': 256 * 1024,
  // Calls of one connection at a time; more wait in the client.
  'grpc.max_concurrent_streams': 1_000,
  // A peer that is gone without a word is noticed: it answers no ping.
  'grpc.keepalive_time_ms': 60_000,
  'grpc.keepalive_timeout_ms': 20_000,
  'grpc.max_connection_idle_ms': 15 * 60_000,
  // Clients come back to another instance where there is a new one. Calls that are open are finished before.
  'grpc.max_connection_age_ms': 60 * 60_000,
  'grpc.max_connection_age_grace_ms': 30_000,
};
