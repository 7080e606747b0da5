import { connect, type OutgoingHttpHeaders } from 'node:http2';

/** What goes over the wire for a call of `ValidateToken`, and how it ends. */
export interface RawCall {
  readonly headers?: OutgoingHttpHeaders;
  /** The bytes of the body: gRPC messages, each behind its prefix, or not. */
  readonly body: Buffer;
  /** `finish` as calls end, `reset` the call or `destroy` the connection when the body is sent. */
  readonly end?: 'finish' | 'reset' | 'destroy';
}

/**
 * Makes a call as no gRPC client would, over HTTP/2.
 *
 * @returns the HTTP status and the gRPC status by number, where there was an answer; else the code it was reset with
 */
export function rawCall(
  address: string,
  { headers, body, end = 'finish' }: RawCall,
): Promise<{ readonly http?: number; readonly grpc?: string; readonly reset?: number }> {
  return new Promise((resolve) => {
    const session = connect(`http://${address}`, NO_LIMITS).on('error', () => undefined);
    const stream = session.request({
      ':method': 'POST',
      ':path': '/ibex.auth.v1.AuthService/ValidateToken',
      'content-type': 'application/grpc',
      te: 'trailers',
      ...headers,
    });
    let answer: { http?: number; grpc?: string } = {};
    const take = (part: Readonly<Record<string, unknown>>) => {
      const { ':status': http, 'grpc-status': grpc } = part;
      answer = {
        ...answer,
        ...(typeof http === 'number' && { http }),
        ...(typeof grpc === 'string' && { grpc }),
      };
    };
    stream.on('response', take).on('trailers', take);
    stream.on('error', () => undefined);
    stream.on('close', () => {
      session.destroy();
      const isReset = answer.http === undefined && end === 'finish';
      resolve({ ...answer, ...(isReset && { reset: stream.rstCode }) });
    });
    stream.resume();
    if (end === 'finish') stream.end(body);
    else
      stream.write(body, () => {
        // So that the bytes arrive before the end does.
        setImmediate(() => {
          if (end === 'reset') stream.destroy(new Error('reset'));
          else session.destroy();
        });
      });
  });
}

// What a client may send is the server's to say.
const NO_LIMITS = { maxSendHeaderBlockLength: 10_000_000 };

/** A gRPC message behind its prefix: whether it is compressed, and its length. */
export function framed(message: Buffer, { length = message.length, isCompressed = false } = {}): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt8(Number(isCompressed), 0);
  prefix.writeUInt32BE(length, 1);
  return Buffer.concat([prefix, message]);
}

/** `ValidateTokenRequest { token }` on the wire; of a token of less than 128 bytes. */
export function tokenRequest(token: string): Buffer {
  return Buffer.concat([Buffer.from([0x0a, token.length]), Buffer.from(token)]);
}
