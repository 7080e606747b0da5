/**
 * Waits for work that may never end, but not for long. Never rejects.
 *
 * @param milliseconds - how long
 * @param work - what is waited for
 * @param fail - told of an error of the work, or that there was no time left
 */
export async function settledWithin(
  milliseconds: number,
  work: Promise<unknown>,
  fail: (error: unknown) => void,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('no time left'));
    }, milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } catch (error) {
    fail(error);
  } finally {
    clearTimeout(timer);
  }
}
