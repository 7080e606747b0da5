import { andMore } from '../finding/and-more.js';
import { type Fleet, MOST_FOLLOWED_UP } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';

/** Names that a server knows, some of which may have no series any more. */
export interface Suspects {
  readonly names: readonly string[];
  /** What they are called, in the plural. */
  readonly called: string;
  /** The selector of the series that have one of them. */
  readonly seriesWith: (name: string) => string;
}

/**
 * Asks about one name after another until enough of them have a finding. Those that ended do not count, or the names of
 * last week would keep those of today from being looked at.
 *
 * @param find - asks about a name; what it is given stands at the end of the message
 */
export async function followUp(
  { names, called, seriesWith }: Suspects,
  fleet: Fleet,
  find: (name: string, others: string) => Promise<readonly FleetFinding[]>,
): Promise<FleetFinding[]> {
  const findings: FleetFinding[] = [];
  let told = 0;
  let left = names.length;
  for (let start = 0; start < names.length; start += MOST_FOLLOWED_UP) {
    const some = names.slice(start, start + MOST_FOLLOWED_UP);
    // Of many names most have ended, and one question is enough to know.
    if (start > 0 && !(await isAnyOfUp(some.map(seriesWith), fleet))) {
      left -= some.length;
      continue;
    }
    for (const name of some) {
      const found = await find(name, andMore(told, MOST_FOLLOWED_UP, left, called));
      findings.push(...found);
      if (found.length === 0) left--;
      else if (++told === MOST_FOLLOWED_UP) return findings;
    }
  }
  return findings;
}

async function isAnyOfUp(series: readonly string[], fleet: Fleet): Promise<boolean> {
  return (await fleet.ask(`group(${fleet.ofUp(series.join(' or '))})`)).length > 0;
}
