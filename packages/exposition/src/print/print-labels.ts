import { parseFloat64 } from '../bytes/parse-float.js';
import type { MetricLabel } from '../metric-family.js';
import { printableText } from './printable-text.js';

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };

/**
 * The labels in braces, or nothing if there are none.
 *
 * @param boundLabel - a label that is read as a number
 * @throws Error for what the format has no spelling for
 */
export function printLabels(labels: readonly MetricLabel[], boundLabel?: string): string {
  if (labels.length === 0) return '';
  const names = new Set<string>();
  const printed = labels.map(({ name, value }) => {
    if (!LABEL_NAME.test(name) || name === '__name__')
      throw new Error(`${JSON.stringify(name)} is no label name`);
    if (names.has(name)) throw new Error(`label ${name} stands twice in a sample`);
    names.add(name);
    if (name === boundLabel && !isNumber(value)) {
      throw new Error(`label ${name} must be a number, got ${JSON.stringify(value)}`);
    }
    return `${name}="${escapeText(value)}"`;
  });
  return `{${printed.join(',')}}`;
}

/**
 * A label value, or a help text of OpenMetrics, with its escapes.
 *
 * @throws Error if it has a lone surrogate
 */
export function escapeText(text: string): string {
  return printableText(text).replaceAll(/[\\"\n]/g, (character) => ESCAPES[character] ?? character);
}

function isNumber(text: string): boolean {
  const bytes = new TextEncoder().encode(text);
  return parseFloat64(bytes, 0, bytes.length) !== undefined;
}
