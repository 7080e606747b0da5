import { calendarDayOf } from '@ibex/catalog/calendar-day';
import * as z from 'zod/mini';

import { wrong } from './shape-problems.js';

/**
 * A day as a text.
 *
 * @param fix - what to write for one that is none
 */
export function calendarDay(fix: string): z.ZodMiniString {
  return z
    .string()
    .check(z.refine((text) => calendarDayOf(text) === 'day', wrong('is no day of the calendar', fix)))
    .register(z.globalRegistry, { format: 'date' });
}
