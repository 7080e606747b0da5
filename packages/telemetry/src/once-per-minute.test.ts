import { expect, it } from 'vitest';

import { oncePerMinute } from './once-per-minute.js';

function calmed() {
  const lines: string[] = [];
  const clock = { now: 0 };
  const logger = oncePerMinute(
    {
      warn: (fields, message) => lines.push(`${message} ${JSON.stringify(fields)}`),
      debug: () => undefined,
    },
    () => clock.now,
  );
  return { lines, clock, logger };
}

it('tells a warning at once, then once in a minute with how often it was held back', () => {
  const { lines, clock, logger } = calmed();
  for (let second = 0; second <= 60; second += 5) {
    clock.now = second * 1000;
    logger.warn({ reason: 'ECONNREFUSED' }, 'failed');
  }
  expect(lines).toEqual([
    'failed {"reason":"ECONNREFUSED"}',
    'failed {"reason":"ECONNREFUSED","heldBack":11}',
  ]);
});

it('takes warnings that differ in numbers for the same, and others for others', () => {
  const { lines, logger } = calmed();
  logger.warn({}, 'Dropped 17 spans');
  logger.warn({}, 'Dropped 4711 spans');
  logger.warn({ reason: 'ECONNRESET' }, 'failed');
  expect(lines).toEqual(['Dropped 17 spans {}', 'failed {"reason":"ECONNRESET"}']);
});

it('remembers few of them', () => {
  const { lines, logger } = calmed();
  for (let kind = 0; kind < 120; kind += 1) logger.warn({}, 'x'.repeat(kind + 1));
  expect(lines).toHaveLength(120);
  logger.warn({}, 'x');
  expect(lines).toHaveLength(121);
});
