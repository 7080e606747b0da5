import { DEFAULT_MAX_LINE_BYTES, type ExpositionOptions, limitOption } from './exposition-options.js';
import type { ExpositionReport } from './exposition-report.js';
import { LineReader, type LineSink } from './bytes/line-reader.js';
import { OpenMetricsReader } from './openmetrics/body-reader.js';
import { BodyReader } from './text-format/body-reader.js';

/**
 * Validates a body in the Prometheus text format 0.0.4 or in OpenMetrics 1.0 that arrives in chunks.
 *
 * For text format the verdict is that of expfmt's parser, the one in `promtool check metrics`, as of Prometheus 2.42;
 * unlike it the validator goes on at the next line and finds what the parser accepts though it is wrong. For
 * OpenMetrics it is that of the specification: a body is invalid if it breaks the grammar or any rule that must be
 * kept. Memory grows with families and distinct series, not with bytes.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/
 *
 * @example
 * ```ts
 * const validator = new ExpositionValidator();
 * for await (const chunk of response.body) validator.write(chunk);
 * const { valid, problems, families } = validator.end();
 * ```
 */
export class ExpositionValidator {
  readonly #body: LineSink & { report(): ExpositionReport };
  readonly #lines: LineReader;
  #ended = false;

  /** @throws RangeError if a limit in the options is not a positive integer */
  constructor(options: ExpositionOptions = {}) {
    const maxLineBytes = limitOption('maxLineBytes', options.maxLineBytes, DEFAULT_MAX_LINE_BYTES);
    const Reader = options.format === 'openmetrics' ? OpenMetricsReader : BodyReader;
    this.#body = new Reader(options, maxLineBytes);
    this.#lines = new LineReader(this.#body, maxLineBytes);
  }

  /**
   * Takes the next bytes of the body, cut anywhere. They are not kept, so the caller may reuse the buffer.
   *
   * @throws Error after {@link end}
   */
  write(chunk: Uint8Array): void {
    this.#assertOpen();
    this.#lines.write(chunk);
  }

  /**
   * Takes the end of the body.
   *
   * @throws Error if called twice
   */
  end(): ExpositionReport {
    this.#assertOpen();
    this.#ended = true;
    this.#lines.end();
    return this.#body.report();
  }

  #assertOpen(): void {
    if (this.#ended) throw new Error('the body has ended: use a new ExpositionValidator for another one');
  }
}
