import type { TextInFile } from './sources/found-query.js';

/** A label of the series that a template is made for, and where its name stands in the file. */
export interface TemplateLabel {
  readonly label: string;
  readonly offset: number;
  readonly endOffset: number;
}

/** The labels that a template of an alert names. */
export function labelsInTemplate({ text, offsetOf }: TextInFile): readonly TemplateLabel[] {
  const found = text.matchAll(/(?:\$labels|\.Labels)\.([A-Za-z_]\w*)/g);
  return Array.from(found, ({ 0: all, 1: label = '', index }) => {
    const offset = offsetOf(index + all.length - label.length);
    return { label, offset, endOffset: offset + label.length };
  });
}
