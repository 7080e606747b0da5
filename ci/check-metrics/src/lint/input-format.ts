import type { ExpositionFormat } from '@ibex/exposition';

/**
 * The format an input is read in.
 *
 * @param input - its name
 * @param asked - what the user wants; `auto` goes by the name, and is the text format where that says nothing
 */
export function formatOfInput(input: string, asked: ExpositionFormat | 'auto' = 'auto'): ExpositionFormat {
  if (asked !== 'auto') return asked;
  return /\.(?:om|openmetrics)$/i.test(input) ? 'openmetrics' : 'text';
}
