import { byteAt } from '../bytes/ascii.js';

/** The grammar of metric names, as messages quote it. */
export const METRIC_NAME_PATTERN = '[a-zA-Z_:][a-zA-Z0-9_:]*';
/** The grammar of label names, as messages quote it. */
export const LABEL_NAME_PATTERN = '[a-zA-Z_][a-zA-Z0-9_]*';

const METRIC_START = 1;
const METRIC_PART = 2;
const LABEL_START = 4;
const LABEL_PART = 8;

const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return (
    (/[a-zA-Z_:]/.test(character) ? METRIC_START : 0) |
    (/[a-zA-Z0-9_:]/.test(character) ? METRIC_PART : 0) |
    (/[a-zA-Z_]/.test(character) ? LABEL_START : 0) |
    (/[a-zA-Z0-9_]/.test(character) ? LABEL_PART : 0)
  );
});

export function isLabelNameStart(byte: number): boolean {
  return (byteAt(CLASSES, byte) & LABEL_START) !== 0;
}

export function isLabelNamePart(byte: number): boolean {
  return (byteAt(CLASSES, byte) & LABEL_PART) !== 0;
}

/** The offset after the metric name that starts at `offset`; `offset` itself if none does. */
export function skipMetricName(bytes: Uint8Array, offset: number): number {
  let at = offset;
  let allowed = METRIC_START;
  while ((byteAt(CLASSES, byteAt(bytes, at)) & allowed) !== 0) {
    allowed = METRIC_PART;
    at++;
  }
  return at;
}

/** The offset after the label name that starts at `offset`; `offset` itself if none does. */
export function skipLabelName(bytes: Uint8Array, offset: number): number {
  let at = offset;
  let allowed = LABEL_START;
  while ((byteAt(CLASSES, byteAt(bytes, at)) & allowed) !== 0) {
    allowed = LABEL_PART;
    at++;
  }
  return at;
}

/**
 * A valid name close to an invalid one, for a fix; `undefined` if the text is too far from any name.
 *
 * @param name - the name as it stands in the body
 */
export function suggestName(name: string): string | undefined {
  if (!/^[a-z0-9_:./-]+$/i.test(name) || !/[a-z]/i.test(name)) return undefined;
  const replaced = name.replaceAll(/[^a-zA-Z0-9_:]/g, '_');
  return /^[0-9]/.test(replaced) ? `_${replaced}` : replaced;
}
