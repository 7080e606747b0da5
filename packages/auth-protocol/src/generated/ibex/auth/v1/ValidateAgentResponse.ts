// Original file: proto/ibex/auth/v1/auth.proto


export interface ValidateAgentResponse {
  'agentId'?: (string);
  'name'?: (string);
}

export interface ValidateAgentResponse__Output {
  'agentId': (string);
  'name': (string);
}
