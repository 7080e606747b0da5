import type { Client, ClientReadableStream, MethodDefinition } from '@grpc/grpc-js';
import { service } from 'grpc-health-check';

import { type Outcome, outcomeOf } from './grpc-calls.js';

/** Asks the standard health service once. */
export function checkHealth(client: Client, name: string): Promise<Outcome> {
  const { path, requestSerialize, responseDeserialize } = methodOf('Check');
  return outcomeOf((done) =>
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { service: name }, done),
  );
}

/** Asks the standard health service to tell of every change. */
export function watchHealth(client: Client, name: string): ClientReadableStream<object> {
  const { path, requestSerialize, responseDeserialize } = methodOf('Watch');
  return client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, { service: name });
}

function methodOf(name: string): MethodDefinition<object, object> {
  const method = service[name];
  if (!method) throw new Error(`the health service has no method ${name}`);
  return method;
}
