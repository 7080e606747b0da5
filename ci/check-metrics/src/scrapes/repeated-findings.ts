import type { Finding } from '../finding/finding.js';

/** Findings of several intervals: of those with the same code about the same metric there is one. */
export class RepeatedFindings {
  readonly #findings = new Map<string, { latest: Finding; times: number }>();

  /** Adds the findings of an interval, each code at most once per metric. */
  add(findings: Iterable<Finding>): void {
    for (const finding of findings) {
      const key = `${finding.code} ${finding.metric ?? ''}`;
      const entry = this.#findings.get(key);
      if (!entry) this.#findings.set(key, { latest: finding, times: 1 });
      else {
        entry.times++;
        if (!(entry.latest.severity === 'error' && finding.severity === 'warning')) entry.latest = finding;
      }
    }
  }

  /** The latest of each; a warning never takes the place of an error. */
  all(): Finding[] {
    return [...this.#findings.values()].map(({ latest, times }) =>
      times === 1 ? latest : { ...latest, message: `${latest.message}; it happened ${String(times)} times` },
    );
  }
}
