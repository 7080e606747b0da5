/**
 * How the values of a domain are recognised; it decides what a raw value is turned into before it is
 * looked up (see `foldLabelValue`).
 */
export type LabelDomainKind =
  'enumeration' | 'route-template' | 'http-method' | 'http-status-code' | 'grpc-status-code';

/**
 * The finite set of values a label can take. Plain data: it can be serialised, compared and counted.
 *
 * @typeParam Value - the union of the values, so that the compiler checks what is recorded
 */
export interface LabelDomain<Value extends string = string> {
  readonly kind: LabelDomainKind;
  /** Every value a series can have, {@link LabelDomain.other} included. */
  readonly values: readonly Value[];
  /** The value that stands for everything outside the domain. Without it such a recording is dropped. */
  readonly other?: Value;
}

/** A domain that has an `other`, so that every value can be recorded. */
export type LabelDomainWithOther<Value extends string = string> = LabelDomain<Value> & {
  readonly other: Value;
};

/** The union of the values of a domain. */
export type ValueOf<Domain extends LabelDomain> = Domain['values'][number];

/**
 * A label with a handful of fixed values, such as `result`.
 *
 * @param values - every value the label can take
 * @param options - `other`: the member that stands for anything else (`error` for a result, say)
 */
export function enumeration<const Value extends string>(
  values: readonly Value[],
  options: { readonly other: NoInfer<Value> },
): LabelDomainWithOther<Value>;
export function enumeration<const Value extends string>(
  values: readonly Value[],
  options?: { readonly other?: NoInfer<Value> },
): LabelDomain<Value>;
export function enumeration<const Value extends string>(
  values: readonly Value[],
  options: { readonly other?: NoInfer<Value> } = {},
): LabelDomain<Value> {
  return Object.freeze({ kind: 'enumeration', values: Object.freeze([...values]), ...options });
}

/**
 * The route templates of a service, such as `/v1/models/:id`. A request that matched none of them is
 * recorded as `unmatched`: the path a client asks for is never a label value.
 *
 * @param templates - templates as the router knows them, each beginning with `/`
 */
export function routeTemplates<const Template extends string>(
  templates: readonly Template[],
): LabelDomainWithOther<Template | 'unmatched'> {
  return domainWithOther('route-template', templates, 'unmatched');
}

/**
 * HTTP request methods; any other becomes `OTHER`, since a client can send any token as a method.
 *
 * @param methods - the methods worth telling apart; by default the nine of RFC 9110 and RFC 5789
 */
export function httpMethods<const Method extends string = (typeof HTTP_METHODS)[number]>(
  methods?: readonly Method[],
): LabelDomainWithOther<Method | 'OTHER'> {
  return domainWithOther('http-method', methods ?? (HTTP_METHODS as readonly string[] as Method[]), 'OTHER');
}

/**
 * HTTP status codes as strings. A code outside the domain is recorded as the `x00` of its class where
 * that is a member, as RFC 9110 section 15 has clients treat a code they do not know; so
 * `status_code=~"5.."` counts every server error. What is no status code at all becomes `OTHER`.
 *
 * @param codes - the codes worth telling apart, as numbers or strings of three digits
 */
export function httpStatusCodes<const Code extends number | string>(
  codes: readonly Code[],
): LabelDomainWithOther<`${Code}` | 'OTHER'> {
  return domainWithOther(
    'http-status-code',
    codes.map((code) => String(code) as `${Code}`),
    'OTHER',
  );
}

/**
 * The seventeen status codes of gRPC by name. An unknown code is `UNKNOWN`, as the gRPC specification
 * asks of every implementation.
 */
export function grpcStatusCodes(): LabelDomainWithOther<GrpcStatusName> {
  return Object.freeze({ kind: 'grpc-status-code', values: GRPC_STATUS_NAMES, other: 'UNKNOWN' });
}

const HTTP_METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
] as const;

/** In the order of their numbers, so that the index of a name is its code. */
export const GRPC_STATUS_NAMES = Object.freeze([
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const);

/** A gRPC status code by its name in the specification. */
export type GrpcStatusName = (typeof GRPC_STATUS_NAMES)[number];

function domainWithOther<Value extends string, Other extends string>(
  kind: LabelDomainKind,
  values: readonly Value[],
  other: Other,
): LabelDomainWithOther<Value | Other> {
  return Object.freeze({
    kind,
    values: Object.freeze([...new Set<Value | Other>([...values, other])]),
    other,
  });
}
