/** What a timer of Node.js can wait for, in milliseconds: 24.8 days. One that is set for longer fires at once. */
export const LONGEST_TIMEOUT = 2 ** 31 - 1;
