import type { EventEmitter } from 'node:events';

import { type Context, context, propagation, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

import type { SpanAttributes } from './span-attributes.js';

/** A span that was started. It is told of failures by their type alone: the message of an error can quote anything. */
export class OpenSpan {
  readonly #span: Span;
  readonly #context: Context;
  #isOpen = true;

  /**
   * @param span - the span
   * @param parent - the context it was started in
   */
  constructor(span: Span, parent: Context) {
    this.#span = span;
    this.#context = trace.setSpan(parent, span);
  }

  /** Runs `work`, and what that starts, with the span as the active one. */
  run<Result>(work: () => Result): Result {
    return context.with(this.#context, work);
  }

  /** Has whatever listens to `emitter` run as in {@link run}: its events may come from anywhere, such as a connection. */
  runListenersOf(emitter: EventEmitter): void {
    // Not `context.bind`, which wraps each listener: streams that remove theirs then leave some behind.
    const emit = emitter.emit.bind(emitter);
    emitter.emit = (...args) => this.run(() => emit(...args));
  }

  /** The headers that tell whoever is asked which span asks. */
  headers(): Record<string, string> {
    const headers: Record<string, string> = {};
    propagation.inject(this.#context, headers);
    return headers;
  }

  /** Says what the span turned out to be about. */
  describe(name: string, attributes: SpanAttributes): void {
    this.#span.updateName(name).setAttributes(attributes);
  }

  /** Ends the span where it is open. */
  end(attributes: SpanAttributes = {}): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#span.setAttributes(attributes).end();
  }

  /** Ends the span as one that failed, where it is open. */
  fail(attributes: SpanAttributes & { readonly 'error.type': string }): void {
    if (this.#isOpen) this.#span.setStatus({ code: SpanStatusCode.ERROR });
    this.end(attributes);
  }
}
