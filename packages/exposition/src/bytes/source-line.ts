import { utf16Length } from './utf8.js';

/** A place in the body; see `Problem` for what the numbers count. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** The line being read. There is one, overwritten for each line, so nothing may keep it. */
export class SourceLine {
  /** The buffer the line stands in, from `start` to before `end`, where a line feed stands. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  number = 0;
  /** Whether the line feed is the body's own. */
  terminated = true;
  /** How much of this line and all before is kept for the report: names and help texts; see `maxTextBytes`. */
  keptBytes = 0;

  /** The place of a range of offsets. */
  place(start: number, end: number): Place {
    const column = 1 + utf16Length(this.bytes, this.start, start);
    return { line: this.number, column, endColumn: column + utf16Length(this.bytes, start, end) };
  }
}
