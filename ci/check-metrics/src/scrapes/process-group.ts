import { pause } from './pause.js';

/** How long processes may take to end when asked, in milliseconds. */
const GRACE = 1000;

/**
 * Ends every process of a group: asks, and forces those that are still there after a second.
 *
 * @param leader - the process that the group is named after; it may have ended
 */
export async function endProcessGroup(leader: number): Promise<void> {
  const end = performance.now() + GRACE;
  if (!signalGroup(leader, 'SIGTERM')) return;
  while (performance.now() < end) {
    await pause(20);
    if (!signalGroup(leader, 0)) return;
  }
  signalGroup(leader, 'SIGKILL');
}

/**
 * Signals every process of a group.
 *
 * @returns whether there was one
 */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}
