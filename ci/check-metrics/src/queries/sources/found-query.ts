/** A text that stands in a file, perhaps with escapes, indented, or folded over lines. */
export interface TextInFile {
  /** What it stands for. */
  readonly text: string;
  /** Where a character of it stands in the file; both in UTF-16 code units from 0. */
  readonly offsetOf: (offset: number) => number;
}

/** An expression that a file has. */
export interface FoundQuery extends TextInFile {
  /** What people know it by; absent where nothing of the file names it. */
  readonly name?: QueryName;
  /** Whether Grafana fills something in before it asks. */
  readonly isTemplate: boolean;
  /** The name of the series that a rule makes of it. */
  readonly record?: string;
  /** The labels that a rule adds, or changes. */
  readonly labels?: readonly (readonly [name: string, value: string])[];
  /** What a rule tells of it: templates of Go with the labels of its series. */
  readonly templates?: readonly TextInFile[];
  /** The label whose values are asked for, and where it stands in the file. */
  readonly wantedLabel?: { readonly name: string; readonly offset: number };
}

/** What an expression is known by: the name of a rule, a variable or a template, or the titles of a dashboard and its panel. */
export interface QueryName {
  readonly kind: 'alert' | 'record' | 'panel' | 'variable' | 'annotation' | 'template';
  readonly text: string;
}

/** Why a file cannot be read as what it is, and where. */
export interface FileFault {
  readonly offset: number;
  readonly endOffset?: number;
  readonly message: string;
  readonly fix: string;
}

/** What a file has in it. */
export interface FileQueries {
  readonly queries: readonly FoundQuery[];
  readonly faults: readonly FileFault[];
}
