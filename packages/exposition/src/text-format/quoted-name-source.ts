import { type Place, SourceLine } from '../bytes/source-line.js';
import type { QuotedName } from './quoted-name.js';

/** The bytes of a name that was in quotes as a line of their own, whose places are still those of the name in its line. */
export class QuotedNameSource extends SourceLine {
  readonly #place: Place;

  constructor(source: SourceLine, name: QuotedName) {
    super();
    this.bytes = name.bytes;
    this.end = name.bytes.length;
    this.number = source.number;
    this.#place = source.place(name.start, name.end);
  }

  override place(): Place {
    return this.#place;
  }
}
