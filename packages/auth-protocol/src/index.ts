export { authPackage, AuthService, PROTO_ROOT } from './auth-service.js';
export { DENIAL_REASON_KEY, denialReason, type DenialReason } from './denial-reason.js';
export type { AuthServiceClient, AuthServiceHandlers } from './generated/ibex/auth/v1/AuthService.js';
export type { ValidateAgentRequest__Output as ValidateAgentRequest } from './generated/ibex/auth/v1/ValidateAgentRequest.js';
export type { ValidateAgentResponse__Output as ValidateAgentResponse } from './generated/ibex/auth/v1/ValidateAgentResponse.js';
export type { ValidateTokenRequest__Output as ValidateTokenRequest } from './generated/ibex/auth/v1/ValidateTokenRequest.js';
export type { ValidateTokenResponse__Output as ValidateTokenResponse } from './generated/ibex/auth/v1/ValidateTokenResponse.js';
