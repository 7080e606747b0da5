/** Whether something is an amount that a counter can grow by and a histogram can observe. */
export function isAmount(amount: unknown): amount is number {
  return typeof amount === 'number' && amount >= 0 && amount < Infinity;
}
