import { EventEmitter } from 'node:events';

import { expect, it } from 'vitest';

import {
  activeTrace,
  inActiveTrace,
  isTracing,
  sampledTrace,
  startClientSpan,
  startServerSpan,
} from './index.js';

it('without an SDK there are no spans, and nothing is wrapped', () => {
  expect(isTracing()).toBe(false);
  expect(activeTrace()).toBeUndefined();
  expect(sampledTrace()).toBeUndefined();
  expect(startClientSpan({ name: 'asks', attributes: {} })).toBeUndefined();
  const listener = () => undefined;
  expect(inActiveTrace(listener)).toBe(listener);
});

it('without an SDK what is done with a span is done all the same', () => {
  const span = startServerSpan({ name: 'GET', attributes: {}, header: () => undefined });
  const emitter = new EventEmitter();
  span.runListenersOf(emitter);
  let events = 0;
  emitter.on('event', () => (events += 1));
  emitter.emit('event');
  expect(events).toBe(1);
  expect(span.run(() => 'result')).toBe('result');
  expect(span.headers()).toEqual({});
  span.fail({ 'error.type': 'any' });
});
