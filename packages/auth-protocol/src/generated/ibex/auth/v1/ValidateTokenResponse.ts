// Original file: proto/ibex/auth/v1/auth.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.js';

export interface ValidateTokenResponse {
  'tokenId'?: (string);
  'orgId'?: (string);
  'userId'?: (string);
  'expiresAt'?: (_google_protobuf_Timestamp | null);
}

export interface ValidateTokenResponse__Output {
  'tokenId': (string);
  'orgId': (string);
  'userId': (string);
  'expiresAt': (_google_protobuf_Timestamp__Output | null);
}
