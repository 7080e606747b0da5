import { closest } from 'fastest-levenshtein';
import * as z from 'zod/mini';

/**
 * An object without any other key than those given. Of those that are not known it says, a line each,
 * which is most like it.
 *
 * @param shape - what stands under each key
 */
export function strictObject<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodMiniObject<Shape, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `did you mean "${closest(key, known)}"?`).join('\n')
        : undefined,
  });
}
