import {
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  status,
} from '@grpc/grpc-js';

/**
 * The streaming calls that are open. They last as long as their client likes (a health watch does so for
 * ever), so a server that waits for them never stops.
 */
export class OpenStreams {
  readonly #calls = new Set<ServerInterceptingCallInterface>();

  /** Keeps track of the calls it sees. */
  readonly interceptor: ServerInterceptor = ({ requestStream, responseStream }, call) => {
    if (requestStream || responseStream) this.#calls.add(call);
    return new ServerInterceptingCall(call, {
      start: (next) => {
        next({ onCancel: () => this.#calls.delete(call) });
      },
    });
  };

  /** Ends every open stream with a status that has clients come back elsewhere. */
  end(): void {
    for (const call of this.#calls) {
      call.sendStatus({ code: status.UNAVAILABLE, details: 'the service is stopping', metadata: null });
    }
  }
}
