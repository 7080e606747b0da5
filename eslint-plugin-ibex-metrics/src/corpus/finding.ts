/** What a rule reports, or has to report, in a line of the corpus. */
export interface Finding {
  /** The path of the file in the corpus, with `/`. */
  readonly file: string;
  readonly line: number;
  /** The rule's name without the plugin's. */
  readonly rule: string;
}

/** How a run looks at the code. */
export const MODES = ['without types', 'with types'] as const;

/** See {@link MODES}. */
export type Mode = (typeof MODES)[number];

/** The name under which ESLint's own report counts: a directive that suppresses nothing. */
export const UNUSED_DIRECTIVE = 'unused-directive';
