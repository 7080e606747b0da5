/** Text as code of Markdown, also in the cell of a table, whatever is in it but line breaks. */
export function markdownCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${text.replaceAll('|', String.raw`\|`)}${padding}${fence}`;
}

/** Text in which nothing is markup of Markdown, and nothing is a link or a name that a code host would make one of. */
export function markdownText(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|!&~@]|:(?=\/\/)|(?<=\bwww)\./gi, String.raw`\$&`);
}
