/** A file of the codebase. */
export interface SourceFile {
  /** Relative to the codebase's root, with `/`. */
  readonly path: string;
  readonly text: string;
}
