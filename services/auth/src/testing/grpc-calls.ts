import { type Client, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { AuthService, type AuthServiceClient, DENIAL_REASON_KEY } from '@ibex/auth-protocol';

/** Connects a stock gRPC client of the service under test. */
export function connectAuth(address: string): AuthServiceClient {
  return new AuthService(address, credentials.createInsecure());
}

/** What a unary call came to. */
export type Outcome =
  | { readonly status: 'OK'; readonly response: unknown }
  | { readonly status: string; readonly details: string; readonly reason?: string };

/** Makes a unary call; an error is an outcome like any other. */
export function outcomeOf(
  call: (callback: (error: ServiceError | null, response?: unknown) => void) => unknown,
): Promise<Outcome> {
  return new Promise((resolve) => {
    call((error, response) => {
      resolve(error ? failureOf(error) : { status: 'OK', response });
    });
  });
}

function failureOf({ code, details, metadata }: ServiceError): Outcome {
  const reason = metadata.get(DENIAL_REASON_KEY)[0];
  return { status: status[code], details, ...(reason !== undefined && { reason: reason.toString() }) };
}

/** Makes a unary call by its path, with a message that is bytes already. */
export function callPath(client: Client, path: string, message: Buffer = Buffer.alloc(0)): Promise<Outcome> {
  return outcomeOf((callback) => client.makeUnaryRequest(path, asIs, asIs, message, callback));
}

/** Sends one message, as bytes, to a method that streams, and gives all it answers, joined. */
export function callStream(client: Client, path: string, message: Buffer): Promise<Buffer> {
  const answers: Buffer[] = [];
  return new Promise((resolve, reject) => {
    const call = client.makeBidiStreamRequest<Buffer, Buffer>(path, asIs, asIs);
    call.on('data', (answer: Buffer) => answers.push(answer));
    call.on('error', reject);
    call.on('end', () => {
      resolve(Buffer.concat(answers));
    });
    call.end(message);
  });
}

function asIs(bytes: Buffer): Buffer {
  return bytes;
}
