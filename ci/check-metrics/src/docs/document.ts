/** A file that is made from a catalog. */
export interface GeneratedDocument {
  /** Relative to the folder that the documents are for; with `/`. */
  readonly path: string;
  readonly content: string;
}
