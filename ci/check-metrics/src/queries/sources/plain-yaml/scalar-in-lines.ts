import type { YamlScalar } from '../yaml-node.js';

/** A scalar, and where the line begins that follows it. */
export interface ScalarInLines {
  readonly scalar: YamlScalar;
  readonly next: number;
}
