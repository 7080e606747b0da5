import type { TSESTree } from '@typescript-eslint/utils';

/** A label where it is declared, or given a value. */
export interface MetricLabel {
  /** `undefined`: a positional value of a metric whose label names are not known. */
  readonly name: string | undefined;
  /** How the label is known: by a name that is written out there, or by its position in a call. */
  readonly by: 'name' | 'position';
  /** Where the label's name is written, or for a positional one its value. */
  readonly node: TSESTree.Node;
  /** What it is set to; `undefined` in a declaration, and in a label's domain. */
  readonly value: TSESTree.Node | undefined;
  /** For a positional label, which one it is, from 1. */
  readonly position?: number;
}
