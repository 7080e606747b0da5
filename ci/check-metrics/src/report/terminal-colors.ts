import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';

/**
 * Colours for what is written to standard output: on a terminal only, where picocolors would give them in every CI
 * job; `FORCE_COLOR` asks for them, `NO_COLOR` forbids them.
 */
export function terminalColors(): Colors {
  const asked = process.stdout.isTTY || Boolean(process.env['FORCE_COLOR']);
  return picocolors.createColors(asked && picocolors.isColorSupported);
}
