import type { ServicesToBreak } from './services-to-break.js';

/** A fault, and what must hold while it lasts. */
export interface Scenario {
  readonly fault: string;
  breaks(services: ServicesToBreak): unknown;
  mends(services: ServicesToBreak): unknown;
  readonly meanwhile: Condition;
  /** What clients may be answered besides that are in the middle of a request when it begins or ends. */
  readonly atTheEdges?: readonly string[];
  /** How long an answer may take meanwhile, in milliseconds; some more is granted for a slow machine. */
  readonly within: number;
}

/** How things are: what each client comes away with, and what is counted for it. */
export interface Condition {
  /** A status, or `cut` for a response that broke off in the middle. */
  readonly outcome: string;
  /** Which series of the proxy move besides those of the requests, and how far for each request. */
  readonly proxy: Moves;
  /** Which series of auth move; absent where auth itself is broken and can be asked for nothing. */
  readonly auth?: Moves;
}

/** By how much series grow with each request. A series that is not named stays as it is. */
export type Moves = Readonly<Record<string, number>>;

/** Nothing is broken. */
export const WELL: Condition = {
  outcome: '200',
  proxy: { 'ibex_proxy_rate_limited_total{result="allowed"}': 1 },
  auth: tokenChecked('OK', 'ok'),
};

/** What moves in auth with a call of ValidateToken that asks the database once. */
export function tokenChecked(status: string, result: 'ok' | 'error'): Moves {
  return {
    [`ibex_auth_grpc_requests_total{method="ValidateToken",status="${status}"}`]: 1,
    [`ibex_auth_validate_token_duration_seconds_count{result="${result}"}`]: 1,
    'ibex_db_query_duration_seconds_count{operation="find_token"}': 1,
  };
}
