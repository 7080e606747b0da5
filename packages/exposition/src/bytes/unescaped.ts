/**
 * Text with its escapes resolved: `\n`, `\"` and `\\`. Before anything else a backslash stands for itself, as in
 * OpenMetrics; the text format rejects it there.
 */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\([n"\\])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}
