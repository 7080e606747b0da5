// Original file: proto/ibex/auth/v1/auth.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ValidateAgentRequest as _ibex_auth_v1_ValidateAgentRequest, ValidateAgentRequest__Output as _ibex_auth_v1_ValidateAgentRequest__Output } from '../../../ibex/auth/v1/ValidateAgentRequest.js';
import type { ValidateAgentResponse as _ibex_auth_v1_ValidateAgentResponse, ValidateAgentResponse__Output as _ibex_auth_v1_ValidateAgentResponse__Output } from '../../../ibex/auth/v1/ValidateAgentResponse.js';
import type { ValidateTokenRequest as _ibex_auth_v1_ValidateTokenRequest, ValidateTokenRequest__Output as _ibex_auth_v1_ValidateTokenRequest__Output } from '../../../ibex/auth/v1/ValidateTokenRequest.js';
import type { ValidateTokenResponse as _ibex_auth_v1_ValidateTokenResponse, ValidateTokenResponse__Output as _ibex_auth_v1_ValidateTokenResponse__Output } from '../../../ibex/auth/v1/ValidateTokenResponse.js';

export interface AuthServiceClient extends grpc.Client {
  ValidateAgent(argument: _ibex_auth_v1_ValidateAgentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ibex_auth_v1_ValidateAgentResponse__Output>): grpc.ClientUnaryCall;
  ValidateAgent(argument: _ibex_auth_v1_ValidateAgentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ibex_auth_v1_ValidateAgentResponse__Output>): grpc.ClientUnaryCall;
  ValidateAgent(argument: _ibex_auth_v1_ValidateAgentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ibex_auth_v1_ValidateAgentResponse__Output>): grpc.ClientUnaryCall;
  ValidateAgent(argument: _ibex_auth_v1_ValidateAgentRequest, callback: grpc.requestCallback<_ibex_auth_v1_ValidateAgentResponse__Output>): grpc.ClientUnaryCall;
  validateAgent(argument: _ibex_auth_v1_ValidateAgentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ibex_auth_v1_ValidateAgentResponse__Output>): grpc.ClientUnaryCall;
  validateAgent(argument: _ibex_auth_v1_ValidateAgentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ibex_auth_v1_ValidateAgentResponse__Output>): grpc.ClientUnaryCall;
  validateAgent(argument: _ibex_auth_v1_ValidateAgentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ibex_auth_v1_ValidateAgentResponse__Output>): grpc.ClientUnaryCall;
  validateAgent(argument: _ibex_auth_v1_ValidateAgentRequest, callback: grpc.requestCallback<_ibex_auth_v1_ValidateAgentResponse__Output>): grpc.ClientUnaryCall;
  
  ValidateToken(argument: _ibex_auth_v1_ValidateTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ibex_auth_v1_ValidateTokenResponse__Output>): grpc.ClientUnaryCall;
  ValidateToken(argument: _ibex_auth_v1_ValidateTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ibex_auth_v1_ValidateTokenResponse__Output>): grpc.ClientUnaryCall;
  ValidateToken(argument: _ibex_auth_v1_ValidateTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ibex_auth_v1_ValidateTokenResponse__Output>): grpc.ClientUnaryCall;
  ValidateToken(argument: _ibex_auth_v1_ValidateTokenRequest, callback: grpc.requestCallback<_ibex_auth_v1_ValidateTokenResponse__Output>): grpc.ClientUnaryCall;
  validateToken(argument: _ibex_auth_v1_ValidateTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_ibex_auth_v1_ValidateTokenResponse__Output>): grpc.ClientUnaryCall;
  validateToken(argument: _ibex_auth_v1_ValidateTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_ibex_auth_v1_ValidateTokenResponse__Output>): grpc.ClientUnaryCall;
  validateToken(argument: _ibex_auth_v1_ValidateTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_ibex_auth_v1_ValidateTokenResponse__Output>): grpc.ClientUnaryCall;
  validateToken(argument: _ibex_auth_v1_ValidateTokenRequest, callback: grpc.requestCallback<_ibex_auth_v1_ValidateTokenResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface AuthServiceHandlers extends grpc.UntypedServiceImplementation {
  ValidateAgent: grpc.handleUnaryCall<_ibex_auth_v1_ValidateAgentRequest__Output, _ibex_auth_v1_ValidateAgentResponse>;
  
  ValidateToken: grpc.handleUnaryCall<_ibex_auth_v1_ValidateTokenRequest__Output, _ibex_auth_v1_ValidateTokenResponse>;
  
}

export interface AuthServiceDefinition extends grpc.ServiceDefinition {
  ValidateAgent: MethodDefinition<_ibex_auth_v1_ValidateAgentRequest, _ibex_auth_v1_ValidateAgentResponse, _ibex_auth_v1_ValidateAgentRequest__Output, _ibex_auth_v1_ValidateAgentResponse__Output>
  ValidateToken: MethodDefinition<_ibex_auth_v1_ValidateTokenRequest, _ibex_auth_v1_ValidateTokenResponse, _ibex_auth_v1_ValidateTokenRequest__Output, _ibex_auth_v1_ValidateTokenResponse__Output>
}
