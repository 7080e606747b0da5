import { EventEmitter } from 'node:events';

import { diag, type DiagLogger } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace-base';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

import {
  activeTrace,
  inActiveTrace,
  isTracing,
  sampledTrace,
  startClientSpan,
  startServerSpan,
} from './index.js';
import { recordSpans } from './testing/record-spans.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

// Decides by name, so that one process has both kinds.
const spans = recordSpans({
  sampler: {
    shouldSample: (_context, _traceId, name) => ({
      decision: name === 'not sampled' ? SamplingDecision.NOT_RECORD : SamplingDecision.RECORD_AND_SAMPLED,
    }),
  },
});

afterEach(() => {
  spans.forget();
});

afterAll(() => spans.stop());

describe('the span of a request that came in', () => {
  it('is part of the trace that its headers name', () => {
    startServer({ traceparent: `00-${TRACE}-${PARENT}-01` }).end();
    expect(spans.list()).toMatchObject([{ kind: 'server', trace_id: TRACE, parent: PARENT }]);
  });

  it.each([
    ['nothing', undefined],
    ['text', 'hunter2'],
    ['no digits', `00-${'z'.repeat(32)}-${PARENT}-01`],
    ['only zeros', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`],
    ['too much', `00-${TRACE}-${PARENT}-01-more`],
    ['a version that cannot be', `ff-${TRACE}-${PARENT}-01`],
    ['two at once', `00-${TRACE}-${PARENT}-01, 00-${TRACE}-${PARENT}-01`],
    ['a megabyte', '0'.repeat(1_000_000)],
  ])('begins a trace where the header says %s', (_what, traceparent) => {
    startServer({ traceparent }).end();
    const [span] = spans.list();
    expect(span?.parent).toBeUndefined();
    expect(span?.trace_id).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
    expect(span?.trace_id).not.toBe(TRACE);
  });

  it('passes on its trace and the state of the trace, and no baggage', () => {
    const server = startServer({
      traceparent: `00-${TRACE}-${PARENT}-01`,
      tracestate: 'vendor=1',
      baggage: 'user=hunter2',
    });
    const client = server.run(() => startClientSpan({ name: 'asks', attributes: {} }));
    expect(client?.headers()).toEqual({
      traceparent: expect.stringMatching(new RegExp(`^00-${TRACE}-(?!${PARENT})[0-9a-f]{16}-01$`)) as string,
      tracestate: 'vendor=1',
    });
  });
});

describe('the span of what is asked of another', () => {
  it('is part of the one that is active', () => {
    const server = startServer();
    server.run(() => startClientSpan({ name: 'asks', attributes: { 'server.port': 80 } }))?.end();
    server.end();
    const [asked, request] = spans.list();
    expect(asked).toMatchObject({ name: 'asks', kind: 'client', attributes: { 'server.port': 80 } });
    expect(asked).toMatchObject({ parent: request?.span_id, trace_id: request?.trace_id });
  });

  it('is not there where none is active', () => {
    expect(startClientSpan({ name: 'asks', attributes: {} })).toBeUndefined();
  });
});

describe('a span', () => {
  it('that fails says of what kind the failure is, and no words', () => {
    startServer().fail({ 'error.type': 'ECONNREFUSED' });
    const [span] = spans.list();
    expect(span).toMatchObject({ isFailure: true, attributes: { 'error.type': 'ECONNREFUSED' } });
    expect(JSON.parse(span?.text ?? '')).toMatchObject({ status: { code: 2 }, events: [] });
  });

  it('ends once, whatever comes later, and the SDK has nothing to say of it', () => {
    const words: unknown[] = [];
    diag.setLogger({
      ...NO_LOGGER,
      warn: (...said) => words.push(said),
      error: (...said) => words.push(said),
    });
    const span = startServer();
    span.end({ 'http.response.status_code': 200 });
    span.fail({ 'error.type': 'late' });
    span.end();
    diag.disable();
    expect(words).toEqual([]);
    expect(spans.list()).toMatchObject([
      { isFailure: false, attributes: { 'http.response.status_code': 200 } },
    ]);
  });

  it('is active in what it runs, through promises, and nowhere else', async () => {
    const span = startServer();
    const seen = await span.run(async () => {
      await Promise.resolve();
      return activeTrace();
    });
    span.end();
    expect(seen).toEqual({ trace_id: spans.list()[0]?.trace_id, span_id: spans.list()[0]?.span_id });
    expect(activeTrace()).toBeUndefined();
  });

  it('is active in listeners of an emitter that is its own, which can still be removed', () => {
    const emitter = new EventEmitter();
    const span = startServer();
    const seen: unknown[] = [];
    const listener = () => seen.push(activeTrace()?.span_id);
    emitter.on('event', listener);
    span.runListenersOf(emitter);
    emitter.emit('event');
    emitter.off('event', listener);
    emitter.emit('event');
    span.end();
    expect(seen).toEqual([spans.list()[0]?.span_id]);
  });
});

it('a listener that was made in a trace runs in it, from wherever it is called', () => {
  const span = startServer();
  const listener = span.run(() => inActiveTrace((what: string) => [what, activeTrace()?.span_id]));
  span.end();
  expect(listener('event')).toEqual(['event', spans.list()[0]?.span_id]);
});

describe('a trace that is not sampled', () => {
  it('has ids for logs and none for exemplars', () => {
    const span = startServerSpan({ name: 'not sampled', attributes: {}, header: () => undefined });
    expect(span.run(activeTrace)).toMatchObject({
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    expect(span.run(sampledTrace)).toBeUndefined();
    expect(span.headers()['traceparent']).toMatch(/-00$/);
  });

  it('where one that is has both', () => {
    const span = startServer();
    expect(span.run(sampledTrace)).toEqual(span.run(activeTrace));
  });
});

it('to ask whether there is tracing leaves no span behind', () => {
  expect(isTracing()).toBe(true);
  expect(spans.list()).toEqual([]);
});

function startServer(headers: Readonly<Record<string, string | undefined>> = {}) {
  return startServerSpan({ name: 'GET', attributes: {}, header: (name) => headers[name] });
}

const NO_LOGGER: DiagLogger = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  verbose: () => undefined,
};
