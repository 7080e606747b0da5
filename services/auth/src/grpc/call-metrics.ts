import { Duplex } from 'node:stream';

import {
  Metadata,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  status,
} from '@grpc/grpc-js';
import { AuthService, denialReason } from '@ibex/auth-protocol';
import { grpcMethodLabel, grpcStatusLabel, type Metrics } from '@ibex/metrics';

import { callTracer } from '../telemetry/trace-call.js';

/**
 * Measures and traces calls: each is recorded once, when its final status is known, under that status. Has to be the
 * first interceptor, the one next to the wire.
 */
export function callMetrics({ record }: Pick<Metrics, 'record'>): ServerInterceptor {
  const traceCall = callTracer();
  const recordEnd = (path: string, seconds: number, final: FinalStatus) => {
    const method = grpcMethodLabel(methodName(path));
    record.ibex_auth_grpc_requests_total.inc({ method, status: grpcStatusLabel(final.code) });
    if (method === 'ValidateToken') {
      record.ibex_auth_validate_token_duration_seconds.observe({ result: tokenResult(final) }, seconds);
    } else if (method === 'ValidateAgent') {
      record.ibex_auth_validate_agent_duration_seconds.observe({ result: agentResult(final.code) }, seconds);
    }
  };

  return ({ path }, call) => {
    const start = performance.now();
    const trace = traceCall(path);
    let isRecorded = false;
    const end = (final: FinalStatus) => {
      if (isRecorded) return;
      isRecorded = true;
      const seconds = (performance.now() - start) / 1000;
      trace.end(final.code, () => {
        recordEnd(path, seconds, final);
      });
    };
    onStatus(call, end);
    return new ServerInterceptingCall(call, {
      start: (next) => {
        next({
          ...trace.listener,
          // Comes at the end of every call. Where no status went before it, the client has gone away.
          onCancel: () => {
            end({ code: status.CANCELLED });
          },
        });
      },
    });
  };
}

interface FinalStatus {
  readonly code: status;
  readonly metadata?: Metadata | null | undefined;
}

// grpc-js sends some statuses itself, past every interceptor: a deadline that passed, a message that is too
// large or cannot be read. They have in common that they leave through this method.
function onStatus(call: ServerInterceptingCallInterface, listener: (status: FinalStatus) => void): void {
  const sendStatus = call.sendStatus.bind(call);
  call.sendStatus = (final) => {
    listener(isAborted(call) ? { code: status.CANCELLED } : final);
    sendStatus(final);
  };
}

// Of a client that hangs up in the middle of its message grpc-js sees the end first, and answers to nobody that there was
// no message. Only the stream below knows better; where a later grpc-js hides it, a test tells.
function isAborted(call: ServerInterceptingCallInterface): boolean {
  const stream: unknown = Reflect.get(call, 'stream');
  return stream instanceof Duplex && 'aborted' in stream && stream.aborted === true;
}

// Methods of other services stay under their whole path, which is no member of the label's domain.
function methodName(path: string): string {
  return METHODS.get(path) ?? path;
}

const METHODS = new Map(Object.entries(AuthService.service).map(([name, { path }]) => [path, name] as const));

function tokenResult({ code, metadata }: FinalStatus) {
  if (code === status.OK) return 'ok';
  const isRevoked =
    code === status.UNAUTHENTICATED && denialReason({ metadata: metadata ?? new Metadata() }) === 'revoked';
  return isRevoked ? 'revoked' : 'error';
}

function agentResult(code: status) {
  if (code === status.OK) return 'ok';
  return code === status.NOT_FOUND ? 'not_found' : 'error';
}
