/** An answer that is an error, in the shape the clients of LLM providers know. */
export interface ErrorBody {
  readonly error: {
    /** For programs: a stable word such as `token_revoked`. */
    readonly code: string;
    /** The class of error, such as `invalid_request_error`. */
    readonly type: string;
    /** For people: what is wrong and what to do. */
    readonly message: string;
  };
}

/** An error that is answered to the client as it is: nothing in it is secret. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly statusCode: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param statusCode - the HTTP status to answer with
   * @param code - a stable word for programs
   * @param message - what is wrong and what to do, for people
   * @param headers - headers to send along, such as `retry-after`
   */
  constructor(
    statusCode: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.headers = headers;
  }
}

/** The JSON body for an error. */
export function errorBody(statusCode: number, code: string, message: string): ErrorBody {
  return { error: { code, type: errorType(statusCode), message } };
}

function errorType(statusCode: number): string {
  if (statusCode === 401) return 'authentication_error';
  if (statusCode === 403) return 'permission_error';
  if (statusCode === 429) return 'rate_limit_error';
  return statusCode >= 500 ? 'api_error' : 'invalid_request_error';
}
