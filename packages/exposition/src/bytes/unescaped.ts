/** Text of the text format with its escapes resolved: a backslash before a letter n is a line feed, else it goes. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\(.)/gsu, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}
