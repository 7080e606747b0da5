import { Metadata, type status } from '@grpc/grpc-js';

/** An error that is answered to the client as it is: nothing in it is secret. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: status;
  readonly trailers: Metadata;

  /**
   * @param code - the gRPC status to answer with
   * @param message - what is wrong and what to do, for people
   * @param trailers - metadata to send along
   */
  constructor(code: status, message: string, trailers: Metadata = new Metadata()) {
    super(message);
    this.code = code;
    this.trailers = trailers;
  }
}
