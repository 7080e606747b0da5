import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { calendarDayOf, daysAfter, daysBetween, LAST_DAY, today } from './calendar-day.js';

describe('calendarDayOf', () => {
  it.each(['2027-03-01', '2028-02-29', '0099-12-31'])('takes %s', (text) => {
    expect(calendarDayOf(text)).toBe('day');
  });

  it.each(['2027/3/1', '2027-3-1', '01.03.2027', '2027-03', '2027-03-01T12', 'March', '', '12027-03-01'])(
    'says that "%s" has another form',
    (text) => {
      expect(calendarDayOf(text)).toBe('other form');
    },
  );

  it.each(['2027-02-30', '2027-02-29', '2027-13-01', '2027-00-10', '2027-04-31', '2027-04-00'])(
    'says that there is no %s',
    (text) => {
      expect(calendarDayOf(text)).toBe('no such day');
    },
  );
});

describe('today', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it.each([
    ['Pacific/Kiritimati', '2027-03-02'],
    ['UTC', '2027-03-01'],
    ['Pacific/Pago_Pago', '2027-03-01'],
  ])('is the day it is in %s', (zone, day) => {
    vi.stubEnv('TZ', zone);
    vi.setSystemTime('2027-03-01T12:00:00Z');
    expect(today()).toBe(day);
  });
});

describe('daysBetween', () => {
  it.each([
    ['2027-03-01', '2027-03-01', 0],
    ['2027-02-28', '2027-03-01', 1],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-01-01', '2027-01-01', 365],
  ])('from %s to %s: %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});

describe('daysAfter', () => {
  it('is the last day there is for what is no day', () => {
    expect(daysAfter('soon', 1)).toBe(LAST_DAY);
  });

  it.each([
    ['2027-03-01', 0, '2027-03-01'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-10-03', 90, '2027-01-01'],
    ['0099-12-31', 1, '0100-01-01'],
    ['2026-01-01', Number.MAX_SAFE_INTEGER, '9999-12-31'],
  ])('%s and %i days: %s', (day, days, later) => {
    expect(daysAfter(day, days)).toBe(later);
  });
});
