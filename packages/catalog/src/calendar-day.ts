/**
 * Whether a text is a day of the calendar in the form `YYYY-MM-DD`. Such texts sort as the days do.
 *
 * @param text - anything
 * @returns `'day'`, or what is wrong: another form, or the right form of a day that never comes
 */
export function calendarDayOf(text: string): 'day' | 'other form' | 'no such day' {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'other form';
  const time = startOf(text);
  // JavaScript takes 30 February for 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? 'day' : 'no such day';
}

/** The day it is where this program runs, in the form `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const part = (value: number, length: number) => String(value).padStart(length, '0');
  return `${part(now.getFullYear(), 4)}-${part(now.getMonth() + 1, 2)}-${part(now.getDate(), 2)}`;
}

/**
 * How many days lie between two days of the calendar.
 *
 * @param from - the earlier day
 * @param to - the later one
 */
export function daysBetween(from: string, to: string): number {
  return (startOf(to) - startOf(from)) / MILLISECONDS_OF_DAY;
}

/**
 * The day that comes some days after another.
 *
 * @param day - in the form `YYYY-MM-DD`
 * @param days - how many
 * @returns in the same form; {@link LAST_DAY} where that would be later, and for what is no day
 */
export function daysAfter(day: string, days: number): string {
  const time = Math.min(startOf(day) + days * MILLISECONDS_OF_DAY, startOf(LAST_DAY));
  return Number.isNaN(time) ? LAST_DAY : new Date(time).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** The last day that has the form `YYYY-MM-DD`: for what never comes. */
export const LAST_DAY = '9999-12-31';

const MILLISECONDS_OF_DAY = 24 * 60 * 60 * 1000;

// In UTC every day has the same length.
function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
