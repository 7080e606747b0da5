/** Whether two texts are one but for the ends of their lines, which a checkout on Windows may change. */
export function isSameText(one: string, another: string): boolean {
  return one === another || withPlainLines(one) === withPlainLines(another);
}

/** A text whose lines end as they do in what is made. */
export function withPlainLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
