import { HASH_MULTIPLIER_HIGH, HASH_MULTIPLIER_LOW } from '../bytes/hash.js';
import type { SeriesClaims, SeriesTable } from '../bytes/series-table.js';
import { LEAST_LENGTHS } from '../checks/label-value-bytes.js';
import { PLAIN_LINES_KERNEL } from '../generated/plain-lines-kernel.js';

/** Addresses in the memory of the kernel, and sizes. */
type Layout =
  | 'LEAST_LENGTHS'
  | 'BOUNDS'
  | 'MOST_BOUNDS'
  | 'HARMLESS'
  | 'HARMLESS_SLOTS'
  | 'TEMPLATES'
  | 'TEMPLATE_BYTES'
  | 'MOST_TEMPLATES'
  | 'RECORDS'
  | 'RECORD_BYTES'
  | 'CHUNK'
  | 'CHUNK_BYTES';

type Variable =
  | 'multiplierHigh'
  | 'multiplierLow'
  | 'longestLine'
  | 'looksAtValues'
  | 'settledLine'
  | 'settledLabel'
  | 'templateCount'
  | 'latestTemplate'
  | 'boundCount'
  | 'expectedBound'
  | 'reading'
  | 'lineCount'
  | 'recordCount'
  | 'valueLabel'
  | 'valueStart'
  | 'valueEnd'
  | 'valueHigh'
  | 'valueLow';

type KernelExports = Readonly<Record<Layout | Variable, { value: number }>> & {
  readonly memory: { readonly buffer: ArrayBuffer };
  read(start: number, end: number, line: number, takesTimestamps: number): number;
  claim(high: number, low: number, value: number): number;
};

/** Why the kernel has stopped reading: the upper bits of what `read` returns. */
export const KERNEL_STOP = { atEnd: 0, notPlain: 1, unsettledValue: 2, recordsFull: 3 } as const;
const STOP_SHIFT = 28;

/** Where the kernel has stopped. */
export interface KernelStop {
  readonly reason: number;
  /** The first line that was not read. */
  readonly offset: number;
}

/**
 * The compiled inner loop over plain lines, with its memory (`kernel/plain-lines.ts`). One belongs to one body, whose
 * table of series it keeps.
 */
export class LineKernel implements SeriesClaims {
  readonly exports: KernelExports;
  #words = new Int32Array(0);
  #bytes = new Uint8Array(0);

  /** @param series - the series seen so far, which are taken over */
  private constructor(exports: KernelExports, series: SeriesTable) {
    this.exports = exports;
    new Uint16Array(exports.memory.buffer).set(LEAST_LENGTHS, exports.LEAST_LENGTHS.value / 2);
    exports.multiplierHigh.value = HASH_MULTIPLIER_HIGH;
    exports.multiplierLow.value = HASH_MULTIPLIER_LOW;
    series.forEach((high, low, value) => exports.claim(high, low, value));
  }

  /** @returns `undefined` where WebAssembly is not to be had, as under some content security policies */
  static start(series: SeriesTable): LineKernel | undefined {
    try {
      compiled ??= new WebAssembly.Module(
        Uint8Array.from(atob(PLAIN_LINES_KERNEL), (byte) => byte.charCodeAt(0)),
      );
      const { exports } = new WebAssembly.Instance(compiled);
      return new LineKernel(exports as unknown as KernelExports, series);
    } catch {
      return undefined;
    }
  }

  /** The memory; asked for anew each time, since it moves when it grows. */
  get words(): Int32Array {
    const { buffer } = this.exports.memory;
    if (this.#words.buffer !== buffer) this.#words = new Int32Array(buffer);
    return this.#words;
  }

  /** The same memory. */
  get bytes(): Uint8Array {
    const { buffer } = this.exports.memory;
    if (this.#bytes.buffer !== buffer) this.#bytes = new Uint8Array(buffer);
    return this.#bytes;
  }

  claim(high: number, low: number, value: number): number {
    return this.exports.claim(high, low, value);
  }

  /** Reads lines of its chunk; `line` is the number of the first one. */
  read(start: number, end: number, line: number, takesTimestamps: boolean): KernelStop {
    const stop = this.exports.read(start, end, line, takesTimestamps ? 1 : 0);
    return { reason: stop >>> STOP_SHIFT, offset: stop & ((1 << STOP_SHIFT) - 1) };
  }
}

let compiled: object | undefined;

/** The types of Node.js have it not, and those of browsers would bring all of a browser. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};
