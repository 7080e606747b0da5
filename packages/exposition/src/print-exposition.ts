import type { ExpositionFormat } from './exposition-options.js';
import type { MetricFamily } from './metric-family.js';
import { printOpenMetrics } from './print/print-openmetrics.js';
import { printText } from './print/print-text.js';

/** How families are printed. */
export interface PrintOptions {
  /** `text` is the text format 0.0.4 and the default, `openmetrics` is OpenMetrics 1.0. */
  readonly format?: ExpositionFormat | undefined;
}

/**
 * Prints metric families as a body: their metadata, then their samples, in the order given. The same families give the
 * same body, and `parseExposition` gives the same families back, but for what says nothing: an empty help text or unit.
 *
 * It does not judge them: a counter below zero is printed as such.
 *
 * @throws Error for what the format has no spelling for: an invalid name, what only the other format has, a lone
 * surrogate, a label that stands twice, a sample that would be read as one of another family; in text format a help
 * text that starts with a blank, and a bucket bound or quantile that is no number; in OpenMetrics a unit that is not the
 * end of the name, a help text that ends in a carriage return, and a time too far away for a float of seconds
 */
export function printExposition(
  families: readonly MetricFamily[],
  { format = 'text' }: PrintOptions = {},
): string {
  return format === 'openmetrics' ? printOpenMetrics(families) : printText(families);
}
