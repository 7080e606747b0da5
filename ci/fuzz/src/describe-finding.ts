import type { Finding } from './fuzz.js';

const LONGEST = 2000;

/** A finding as text: where it came from, the body with every byte visible, and what each side says of it. */
export function describeFinding({ seed, index, body, disagreement }: Finding): string {
  const { about, promtool, checker } = disagreement;
  return [
    `they differ in the ${about} (seed ${String(seed)}, body ${String(index)}), of:`,
    indent(visible(Buffer.from(body).toString('latin1'))),
    '  promtool:',
    indent(visible(promtool)),
    '  checker:',
    indent(visible(checker)),
  ].join('\n');
}

/** Every byte that is not printable ASCII as an escape; a line feed still ends the line. */
function visible(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${String(text.length)} bytes)` : text;
  return cut
    .replaceAll(/[^ -~\n]|\\/g, (byte) =>
      byte === '\\' ? '\\\\' : `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )
    .replaceAll('\n', '\\n\n');
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
