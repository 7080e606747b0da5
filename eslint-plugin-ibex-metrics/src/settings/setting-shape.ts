/** Whether a setting is an object with keys; an array is none. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a setting is a text. */
export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a setting is an array of one kind of thing. */
export function isArrayOf<Element>(
  value: unknown,
  isElement: (element: unknown) => element is Element,
): value is readonly Element[] {
  return Array.isArray(value) && value.every(isElement);
}
