import type { Metadata, ServiceError } from '@grpc/grpc-js';

/** The trailer that says why a token was refused. */
export const DENIAL_REASON_KEY = 'ibex-reason';

const DENIAL_REASONS = ['unknown', 'expired', 'revoked'] as const;

/** Why a token was refused. */
export type DenialReason = (typeof DENIAL_REASONS)[number];

/**
 * Reads why a token was refused from a failed call.
 *
 * @param error - what the client was given; its trailers may come from any server
 * @returns the reason, or `unknown` where there is none
 */
export function denialReason(error: Pick<ServiceError, 'metadata'>): DenialReason {
  const given: ReturnType<Metadata['get']>[number] | undefined = error.metadata.get(DENIAL_REASON_KEY)[0];
  return DENIAL_REASONS.find((reason) => reason === given) ?? 'unknown';
}
