import { blockScalar } from './block-scalar.js';
import { quotedScalar } from './quoted-scalar.js';
import type { ScalarInLines } from './scalar-in-lines.js';
import { unquotedScalar } from './unquoted-scalar.js';

/**
 * Reads a scalar of YAML, if it is written in one of the ways in which nothing has to be looked up: plain or quoted, over
 * one line or several, or a block that is indented as its first line is.
 *
 * @param text - without a tab and a carriage return
 * @param at - where it begins
 * @param column - of the map or list that it stands in, from 0: what goes on with it is indented more
 * @returns `undefined` for any other
 */
export function plainScalar(text: string, at: number, column: number): ScalarInLines | undefined {
  switch (text.charCodeAt(at)) {
    case PIPE:
    case GREATER:
      return blockScalar(text, at, column);
    case SINGLE_QUOTE:
    case DOUBLE_QUOTE:
      return quotedScalar(text, at, column);
    default:
      return unquotedScalar(text, at, column);
  }
}

const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const GREATER = 0x3e;
const PIPE = 0x7c;
