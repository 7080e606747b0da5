import { status as GrpcStatus } from '@grpc/grpc-js';

/** Thrown where auth does not answer within the deadline, or answers that it cannot tell. */
export class AuthUnavailableError extends Error {
  override readonly name = 'AuthUnavailableError';
  /** The name of the gRPC status of the failed call. */
  readonly grpcStatus: string;

  constructor(code: GrpcStatus = GrpcStatus.UNKNOWN) {
    const grpcStatus = GrpcStatus[code];
    super(`auth is not available: ${grpcStatus}`);
    this.grpcStatus = grpcStatus;
  }
}
