/** A file that is made from a catalog. */
export interface GeneratedDocument {
  /** Relative to the root of the repository, or absolute; with `/`. */
  readonly path: string;
  readonly content: string;
}
