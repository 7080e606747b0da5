import { fileURLToPath } from 'node:url';

import { loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync, type PackageDefinition } from '@grpc/proto-loader';

import type { ProtoGrpcType } from './generated/auth.js';

/** The folder the `.proto` files are imported from, for clients that read them. */
export const PROTO_ROOT = fileURLToPath(new URL('../proto/', import.meta.url));

/** The parsed `.proto` file, as the reflection service takes it. */
export const authPackage: PackageDefinition = loadSync('ibex/auth/v1/auth.proto', {
  includeDirs: [PROTO_ROOT],
  defaults: true,
  longs: Number,
});

/** The client class of `ibex.auth.v1.AuthService`; its `service` is what a server implements. */
export const AuthService = (loadPackageDefinition(authPackage) as unknown as ProtoGrpcType).ibex.auth.v1
  .AuthService;
