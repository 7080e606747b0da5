import { z } from 'zod';

/** A time as the database gives it, as text in ISO 8601. */
export const timestamp = z.date().transform((date) => date.toISOString());
