import { createMetrics } from '@ibex/metrics';

/** What a freshly started proxy serves at `/metrics`. */
export async function realScrape({ runtimeMetrics = true } = {}): Promise<string> {
  const { body } = await createMetrics({ service: 'proxy', runtimeMetrics }).scrape();
  return body;
}

/** Replaces the first occurrence of a text, which must be there: an edit that does nothing tests nothing. */
export function replaced(body: string, from: string, to: string): string {
  mustContain(body, from);
  return body.replace(from, () => to);
}

/** Replaces every occurrence of a text, which must be there. */
export function replacedEverywhere(body: string, from: string, to: string): string {
  mustContain(body, from);
  return body.replaceAll(from, () => to);
}

/** Takes out every line that contains a text; there must be one. */
export function withoutLines(body: string, text: string): string {
  mustContain(body, text);
  return body
    .split('\n')
    .filter((line) => !line.includes(text))
    .join('\n');
}

/** Where a text stands first, as findings tell it: from 1. */
export function placeOf(body: string, text: string): { line: number; column: number } {
  mustContain(body, text);
  const before = body.slice(0, body.indexOf(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function mustContain(body: string, text: string): void {
  if (!body.includes(text)) throw new Error(`the scrape does not contain "${text}"`);
}
