/** What the proxy may add to one request in a hundred, in milliseconds: the budget that the document gives it. */
export const BUDGET = 20;

/** What it aims for. */
export const AIM = 5;
