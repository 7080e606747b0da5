/** What a label value looks like when it names one thing of many, so that every such thing makes a series of its own. */
export type LabelValueShape =
  | 'uuid'
  | 'url'
  | 'path-with-identifier'
  | 'email'
  | 'ip-address'
  | 'timestamp'
  | 'long-hexadecimal'
  | 'high-entropy';

/**
 * The shape of a label value that has no bound, if it has one.
 *
 * @param value - the value with its escapes resolved
 */
export function labelValueShape(value: string): LabelValueShape | undefined {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? 'uuid' : undefined;
}
