import type { FaultContext } from './fault-context.js';

/** The grammar takes every blank of Unicode for one, and Prometheus four: what is copied from a page may have another. */
export function blankFaults(text: string, { report }: FaultContext): void {
  if (!/[^\S \t\n\r]/.test(text)) return;
  const code = text.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#.*/g, (part) =>
    'x'.repeat(part.length),
  );
  const at = code.search(/[^\S \t\n\r]/);
  if (at !== -1)
    report({ from: at, to: at + 1 }, 'this blank is none to Prometheus', 'write an ordinary one');
}
