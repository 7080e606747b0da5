import { GRPC_STATUS_NAMES, type LabelDomain, type LabelDomainWithOther } from './label-domain.js';

/**
 * Brings any value into a domain, so that it can never make a new series.
 *
 * @param domain - the domain of the label
 * @param raw - what a caller has: a string, or the number of an HTTP or gRPC status code
 * @returns a member of the domain: the value itself, the status code class it belongs to, or the
 *   domain's `other`; `undefined` where the domain has no `other`
 */
export function foldLabelValue<Value extends string>(
  domain: LabelDomainWithOther<Value>,
  raw: unknown,
): Value;
export function foldLabelValue<Value extends string>(
  domain: LabelDomain<Value>,
  raw: unknown,
): Value | undefined;
export function foldLabelValue<Value extends string>(
  domain: LabelDomain<Value>,
  raw: unknown,
): Value | undefined {
  const spelling = asSpelled(domain, raw);
  return (
    memberOf(domain, spelling) ??
    (domain.kind === 'http-status-code' ? memberOf(domain, statusClass(spelling)) : undefined) ??
    domain.other
  );
}

/** Whether a value is a member of the domain as it stands. */
export function isInDomain<Value extends string>(domain: LabelDomain<Value>, value: unknown): value is Value {
  return memberOf(domain, value) !== undefined;
}

function memberOf<Value extends string>(domain: LabelDomain<Value>, value: unknown): Value | undefined {
  return domain.values.find((member) => member === value);
}

function asSpelled(domain: LabelDomain, raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw;
  if (typeof raw !== 'number') return undefined;
  if (domain.kind === 'http-status-code') return String(raw);
  if (domain.kind === 'grpc-status-code') return GRPC_STATUS_NAMES[raw];
  return undefined;
}

function statusClass(code: string | undefined): string | undefined {
  return code !== undefined && /^[1-5]\d\d$/.test(code) ? `${code.charAt(0)}00` : undefined;
}
