/**
 * A selector of series: `{…}`, with the name as a matcher like any other, so that no name needs to be valid syntax.
 *
 * @param matchers - as made by {@link equals} and its like
 */
export function series(...matchers: readonly string[]): string {
  return `{${matchers.join(',')}}`;
}

/** The matcher of one value; of the empty one, which a series without the label has as well. */
export function equals(label: string, value: string): string {
  return `${labelName(label)}=${stringLiteral(value)}`;
}

/** The matcher of any other value, of no label as well. */
export function differs(label: string, value: string): string {
  return `${labelName(label)}!=${stringLiteral(value)}`;
}

/** The matcher of several values, each for itself. */
export function isOneOf(label: string, values: readonly string[]): string {
  const [value] = values;
  if (values.length === 1 && value !== undefined) return equals(label, value);
  return `${labelName(label)}=~${stringLiteral(alternation(values))}`;
}

/** The matcher of everything but these values, of no label as well. */
export function isNoneOf(label: string, values: readonly string[]): string {
  const [value] = values;
  if (values.length === 1 && value !== undefined) return differs(label, value);
  return `${labelName(label)}!~${stringLiteral(alternation(values))}`;
}

/** The matcher of values that begin with a text. */
export function startsWith(label: string, text: string): string {
  return `${labelName(label)}=~${stringLiteral(`${literally(text)}.*`)}`;
}

/** Label names as they stand after `by` and `on`. */
export function labelNames(names: readonly string[]): string {
  return `(${names.map(labelName).join(', ')})`;
}

/** A label's name; in quotes, which Prometheus 3 reads, where it is no name of the classic kind. */
function labelName(name: string): string {
  return /^[a-zA-Z_]\w*$/.test(name) ? name : stringLiteral(name);
}

/** A string of PromQL, which has the escapes of Go: those that JSON has, and more. */
function stringLiteral(text: string): string {
  // Half of a surrogate pair is nothing that UTF-8 has, and its escape is nothing that Go reads.
  return JSON.stringify(text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'));
}

/** An expression of RE2, which Prometheus anchors at both ends. */
function alternation(values: readonly string[]): string {
  return values.map(literally).join('|');
}

function literally(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
}
