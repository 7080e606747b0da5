import type { TSESTree } from '@typescript-eslint/utils';

/** A label where it is declared, or given a value. */
export interface MetricLabel {
  /** `undefined`: a positional value of a metric whose label names are not known, or labels of any name. */
  readonly name: string | undefined;
  /** The metric's name, where it is known; a declaration does not tell. */
  readonly metric?: string | undefined;
  /**
   * How the label is known: by a name that is written out there, or by its position in a call. `unknown`: an
   * expression that may give any labels, such as a parameter; it has neither a name nor a value.
   */
  readonly by: 'name' | 'position' | 'unknown';
  /** Where the label's name is written, for a positional one its value, or the expression that is unknown. */
  readonly node: TSESTree.Node;
  /** What it is set to; `undefined` in a declaration, and in a label's domain. */
  readonly value: TSESTree.Node | undefined;
  /** For a positional label, which one it is, from 1. */
  readonly position?: number;
}
