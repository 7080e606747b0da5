/** A part of a YAML document, as far as it matters to who looks for expressions. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

/** A map, in the order of the file. */
export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
}

/** A key and its value. */
export interface YamlEntry {
  /** What the key stands for; empty where it is no text, number or the like. */
  readonly key: string;
  readonly value: YamlNode;
  /** Whether the value stands elsewhere, too, where it is met anyway. */
  readonly isAlias: boolean;
}

/** A list. */
export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

/** A text, or anything else that is written as one. */
export interface YamlScalar {
  readonly kind: 'scalar';
  /** What it stands for; of a number and the like how it is written. */
  readonly text: string;
  readonly isNull: boolean;
  /** Whether it is a block scalar, whose lines are without quotes and indented. */
  readonly isBlock: boolean;
  /** Where it begins in the file, with its quotes or the header of its block, in UTF-16 code units from 0. */
  readonly start: number;
  readonly end: number;
}
