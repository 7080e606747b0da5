import { DatabaseError } from './database-error.js';

/**
 * Settles as `work` does, or after a time fails without waiting any longer.
 *
 * @param milliseconds - how long to wait
 * @throws {@link DatabaseError} `TIMEOUT` when the time is over
 */
export async function withDeadline<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new DatabaseError('unavailable', 'TIMEOUT'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
