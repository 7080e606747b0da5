import type { Dispatcher } from 'undici';

/** A request as it is sent. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  /** With the query, if there is one. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** After how many milliseconds the client hangs up; by default that of the plan. */
  readonly timeout?: number;
}

/** What came of a request: the status of an answer that is complete, or the code of an error. */
export type Outcome = { readonly status: number } | { readonly failure: string };

/**
 * Sends a request and reads its answer to the last byte.
 *
 * @param timeout - after how many milliseconds it is given up
 * @param onOver - called once, when the last byte is there or will not come
 */
export function sendRequest(
  dispatcher: Dispatcher,
  { method, path, headers, body }: LoadRequest,
  timeout: number,
  onOver: (outcome: Outcome) => void,
): void {
  let status = 0;
  let hangUp: ((reason: Error) => void) | undefined;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    hangUp?.(new Error('no answer in time'));
  }, timeout);
  const over = (outcome: Outcome) => {
    clearTimeout(timer);
    onOver(outcome);
  };
  dispatcher.dispatch(
    { method, path, ...(headers && { headers }), ...(body !== undefined && { body }) },
    {
      onRequestStart: (controller) => {
        hangUp = (reason) => {
          controller.abort(reason);
        };
        // Given up while it waited for its connection.
        if (isLate) hangUp(new Error('no answer in time'));
      },
      onResponseStart: (_controller, statusCode) => {
        status = statusCode;
      },
      // What is read is only counted as read.
      onResponseData: () => undefined,
      onResponseEnd: () => {
        over({ status });
      },
      onResponseError: (_controller, error) => {
        over({ failure: isLate ? 'TIMEOUT' : codeOf(error) });
      },
    },
  );
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
