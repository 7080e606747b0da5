// Original file: proto/ibex/auth/v1/auth.proto


export interface ValidateAgentRequest {
  'orgId'?: (string);
  'agentId'?: (string);
}

export interface ValidateAgentRequest__Output {
  'orgId': (string);
  'agentId': (string);
}
