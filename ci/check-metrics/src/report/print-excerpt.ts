import type { Colors } from 'picocolors/types.js';

import type { Excerpt } from './excerpt.js';
import { printable } from './printable.js';

/**
 * A line of a body with its number, and below it what is marked in it.
 *
 * @param gutter - how wide the numbers are
 * @param paint - colours the mark
 * @returns two lines
 */
export function printExcerpt(
  line: number,
  excerpt: Excerpt,
  gutter: number,
  paint: (text: string) => string,
  colors: Colors,
): string[] {
  const indented = excerpt.underline.lastIndexOf(' ') + 1;
  const mark = paint(excerpt.underline.slice(indented));
  return [
    `${colors.dim(`${String(line).padStart(gutter)} |`)} ${printable(excerpt.text)}`,
    `${' '.repeat(gutter)} ${colors.dim('|')} ${' '.repeat(indented)}${mark}`,
  ];
}
