import type { Finding } from './finding.js';

/** Findings in the order of the body they are about; what has no place in it comes last. */
export function inOrderOfTheBody(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (one, another) =>
      (one.line ?? LAST) - (another.line ?? LAST) || (one.column ?? 0) - (another.column ?? 0),
  );
}

/** Not infinite: the difference of two of them is a number. */
const LAST = Number.MAX_SAFE_INTEGER;
