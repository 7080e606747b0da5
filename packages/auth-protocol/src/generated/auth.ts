import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { AuthServiceClient as _ibex_auth_v1_AuthServiceClient, AuthServiceDefinition as _ibex_auth_v1_AuthServiceDefinition } from './ibex/auth/v1/AuthService.js';
import type { ValidateAgentRequest as _ibex_auth_v1_ValidateAgentRequest, ValidateAgentRequest__Output as _ibex_auth_v1_ValidateAgentRequest__Output } from './ibex/auth/v1/ValidateAgentRequest.js';
import type { ValidateAgentResponse as _ibex_auth_v1_ValidateAgentResponse, ValidateAgentResponse__Output as _ibex_auth_v1_ValidateAgentResponse__Output } from './ibex/auth/v1/ValidateAgentResponse.js';
import type { ValidateTokenRequest as _ibex_auth_v1_ValidateTokenRequest, ValidateTokenRequest__Output as _ibex_auth_v1_ValidateTokenRequest__Output } from './ibex/auth/v1/ValidateTokenRequest.js';
import type { ValidateTokenResponse as _ibex_auth_v1_ValidateTokenResponse, ValidateTokenResponse__Output as _ibex_auth_v1_ValidateTokenResponse__Output } from './ibex/auth/v1/ValidateTokenResponse.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
  ibex: {
    auth: {
      v1: {
        AuthService: SubtypeConstructor<typeof grpc.Client, _ibex_auth_v1_AuthServiceClient> & { service: _ibex_auth_v1_AuthServiceDefinition }
        ValidateAgentRequest: MessageTypeDefinition<_ibex_auth_v1_ValidateAgentRequest, _ibex_auth_v1_ValidateAgentRequest__Output>
        ValidateAgentResponse: MessageTypeDefinition<_ibex_auth_v1_ValidateAgentResponse, _ibex_auth_v1_ValidateAgentResponse__Output>
        ValidateTokenRequest: MessageTypeDefinition<_ibex_auth_v1_ValidateTokenRequest, _ibex_auth_v1_ValidateTokenRequest__Output>
        ValidateTokenResponse: MessageTypeDefinition<_ibex_auth_v1_ValidateTokenResponse, _ibex_auth_v1_ValidateTokenResponse__Output>
      }
    }
  }
}

