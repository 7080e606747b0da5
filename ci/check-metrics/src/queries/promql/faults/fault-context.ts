import type { PromqlNode } from '../promql-node.js';

/** Something that Prometheus refuses although the grammar takes it. */
export interface PromqlFault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly fix: string;
}

/** The expression that is looked at, and where what is wrong with it is told. */
export interface FaultContext {
  readonly textOf: (node: Pick<PromqlNode, 'from' | 'to'>) => string;
  /** Whether what stands there will be replaced, so that it may be anything. */
  readonly isUnknown: (from: number, to: number) => boolean;
  readonly report: (place: Pick<PromqlNode, 'from' | 'to'>, message: string, fix: string) => void;
}
