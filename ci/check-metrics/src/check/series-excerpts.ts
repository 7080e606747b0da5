import type { Finding } from '../finding/finding.js';
import type { Excerpt } from '../report/excerpt.js';
import { EXCERPT_WIDTH, findingExcerpts } from '../report/finding-excerpts.js';

/** What is shown of findings that compare scrapes: it is taken while the bodies are there, which later are gone. */
export class SeriesExcerpts {
  /** By place: a finding is another object after each scrape. */
  #excerpts: ReadonlyMap<string, Excerpt> = new Map();

  /**
   * Takes what is new, and forgets what is shown no more.
   *
   * @param findings - all there are so far
   * @param bodies - of the scrape that was made, and of the one before: what is found now has its place in one of them
   */
  async take(findings: readonly Finding[], bodies: ReadonlyMap<number, Uint8Array>): Promise<void> {
    const excerpts = new Map<string, Excerpt>();
    for (const finding of findings) {
      const known = this.of(finding);
      if (known) excerpts.set(placeOf(finding), known);
    }
    for (const [scrape, body] of bodies) {
      const found = findings.filter(
        (finding) => finding.scrape === scrape && !excerpts.has(placeOf(finding)),
      );
      for (const [finding, excerpt] of await findingExcerpts(body, found, EXCERPT_WIDTH)) {
        excerpts.set(placeOf(finding), excerpt);
      }
    }
    this.#excerpts = excerpts;
  }

  /** What is shown of a finding, if it has a place in a body. */
  of(finding: Finding): Excerpt | undefined {
    return this.#excerpts.get(placeOf(finding));
  }
}

function placeOf({ scrape, line, column, endColumn }: Finding): string {
  return JSON.stringify([scrape, line, column, endColumn]);
}
